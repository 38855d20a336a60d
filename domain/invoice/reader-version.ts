/** An invoice read anew, as far as an earlier reader would have read it: a reader that reads more has not read otherwise. */
import type { Invoice } from './invoice.ts'

/** The later reading, with those members only that the earlier one has, unless both are of one version. */
export function asReadBy(earlier: Invoice, again: Invoice): Invoice {
  if (earlier.readerVersion === again.readerVersion) return again
  return limited(earlier, again) as Invoice
}

function limited(earlier: unknown, again: unknown): unknown {
  if (Array.isArray(earlier) && Array.isArray(again)) return again.map((item, i) => limited(earlier[i], item))
  if (!isObject(earlier) || !isObject(again)) return again
  return Object.fromEntries(
    Object.entries(again).flatMap(([name, value]) =>
      name in earlier
        ? [[name, name === 'readerVersion' ? earlier[name] : limited(earlier[name], value)]]
        : [],
    ),
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
