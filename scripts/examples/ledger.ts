/** History as the file that a municipality imports: a row a line, oldest first, with the suppliers' own numbers. */

import { formatDecimal } from '../../domain/money.ts'
import { LEDGER_COLUMNS } from '../../intake/register/ledger-row.ts'
import { dimensionsText } from './chart.ts'
import { toCsv } from './csv.ts'
import type { HistoryDocument } from './history.ts'

const byDayAndId = (a: readonly string[], b: readonly string[]): number =>
  `${a[2]}|${a[0]}` < `${b[2]}|${b[0]}` ? -1 : 1

export function ledgerCsv(
  documents: readonly HistoryDocument[],
  numberOf: (documentId: string) => string,
): string {
  const rows = documents.flatMap((d) =>
    d.lines.map((line) => [
      line.lineId,
      d.documentId,
      d.bookedOn,
      d.creditorNo,
      numberOf(d.documentId),
      d.invoiceDate,
      d.institution.gln,
      line.text,
      line.coding.account,
      line.coding.vatCode,
      dimensionsText(line.coding.dimensions),
      formatDecimal(line.net),
      d.codedBy,
      d.postedBy,
    ]),
  )
  return toCsv(LEDGER_COLUMNS, rows.sort(byDayAndId))
}
