/** What each creditor's earlier documents came to, out of the ledger's rows. */
import { groupBy } from '../../domain/group.ts'
import { parseOre, sum } from '../../domain/money.ts'
import { amountHistory } from '../../domain/rules/answers.ts'
import type { AmountHistory } from '../../domain/rules/registers.ts'

type Row = Readonly<Record<string, string>>

export function amountHistories(
  ledger: readonly Row[],
  before: string,
): ReadonlyMap<string, AmountHistory | undefined> {
  const documents = [...groupBy(ledger, (row) => row.document_id ?? '').values()].map((lines) => ({
    creditorNo: lines[0]?.creditor_no ?? '',
    on: lines[0]?.invoice_date || (lines[0]?.booked_on ?? ''),
    net: sum(lines.map((line) => parseOre(line.net ?? '') ?? 0)),
  }))
  return new Map(
    [...groupBy(documents, (d) => d.creditorNo)].map(([creditorNo, past]) => [
      creditorNo,
      amountHistory(past, before),
    ]),
  )
}
