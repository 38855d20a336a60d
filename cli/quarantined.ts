/** Everything that is quarantined, read by id: documents leave the list while its pages are read, and a page that is counted off would skip others. */
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

const PAGE = 200

export async function allQuarantined(
  records: Pick<Store['records'], 'openAfter'>,
  page = PAGE,
): Promise<readonly InvoiceRecord[]> {
  const found: InvoiceRecord[] = []
  for (let after = ''; ; ) {
    const next = await records.openAfter(after, page, 'quarantined')
    found.push(...next)
    const last = next.at(-1)
    if (!last || next.length < page) return found
    after = last._id
  }
}
