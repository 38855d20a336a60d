/** Fields of a row: every one a text, checked and brought into the form in which the store keeps it. Messages hold no content. */
import { DateTime } from 'luxon'
import { z } from 'zod'
import { type Ore, parseOre } from '../../domain/money.ts'

const MAX_TEXT_CHARS = 2_000
const DATE = /^\d{4}-\d{2}-\d{2}$/

const trimmed = z.string().transform((text) => text.normalize('NFC').trim())

/** Must hold something that fits. */
export function matching(pattern: RegExp, why: string) {
  return trimmed.pipe(z.string().regex(pattern, why))
}

/** May be empty, which means absent. */
export function perhaps<T>(field: z.ZodType<T, string>) {
  return z
    .string()
    .transform((text) => text.trim())
    .pipe(z.union([z.literal('').transform(() => undefined), field]))
}

export const freeText = trimmed.pipe(z.string().max(MAX_TEXT_CHARS, 'longer than a text may be'))
export const id = matching(/^[A-Za-z0-9._:/-]{1,100}$/, 'not an id of letters, digits and . _ : / -')
/** Words that stand in search attributes and lists. */
export const areaName = matching(/^[\p{L}\p{N}._-]{1,50}$/u, 'not an area: letters, digits, . _ -')
export const code = matching(/^[A-Za-z0-9._-]{1,40}$/, 'not a code of letters, digits and . _ -')
export const gln = matching(/^\d{13}$/, 'not a location number of 13 digits')
export const cvr = matching(/^\d{8}$/, 'not a company number of 8 digits')
export const vatCode = trimmed.pipe(z.enum(['I25', 'I0'], 'not I25 or I0'))

export const date = trimmed.pipe(
  z
    .string()
    .refine(
      (text) => DATE.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid,
      'not a date YYYY-MM-DD',
    ),
)

/** `1.000` may be one krone or a thousand: whoever writes more than two decimals has meant something else. */
const KRONER = /^[+-]?\d+(?:\.\d{1,2})?$/

export const kroner = trimmed.transform((text, context): Ore => {
  const ore = KRONER.test(text) ? parseOre(text) : undefined
  if (ore !== undefined) return ore
  context.addIssue({ code: 'custom', message: 'not an amount in kroner with a decimal point' })
  return z.NEVER
})

/** Words separated by spaces, none twice. */
export function words<T>(word: z.ZodType<T, string>) {
  return trimmed
    .transform((text) => [...new Set(text.split(/\s+/).filter((part) => part !== ''))])
    .pipe(z.array(word))
}
