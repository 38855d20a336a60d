/** Invoices that were closed as duplicates of another, or are being just now: nobody is paid for them unless that one is. */
import { closedAs } from '../domain/duplicates/closed-as.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Store } from '../store/store.ts'

/** Also those that were closed as duplicates of one of these. */
export async function closedCopiesOf(
  { records }: Pick<Store, 'records'>,
  id: InvoiceId,
): Promise<readonly InvoiceId[]> {
  const found = new Set<InvoiceId>()
  const lookBehind = async (original: InvoiceId): Promise<void> => {
    for (const copy of (await records.get(original, ['copies']))?.copies ?? []) {
      if (copy === id || found.has(copy)) continue
      const record = await records.get(copy, ['decisions', 'outcome'])
      if (!record || closedAs(record) !== original) continue
      found.add(copy)
      await lookBehind(copy)
    }
  }
  await lookBehind(id)
  return [...found]
}
