/** What a ledger is and holds: the ground on which everything else stands. */
import type { Codebook } from '../coding/codebook.ts'
import { type Day, supplierOf } from '../coding/line.ts'
import type { CodedLineFacts } from '../coding/walk.ts'

export interface LedgerFacts {
  readonly lines: number
  readonly first: Day
  readonly last: Day
  readonly suppliers: number
  readonly institutions: number
  readonly accounts: number
  /** Shares of the lines on which it is known. */
  readonly text: number
  readonly department: number
  readonly supplierNumber: number
  readonly documentNumber: number
  readonly costCentre: number
}

/** Lines in the order of their days. */
export function factsOf(lines: readonly CodedLineFacts[], codebook: Codebook): LedgerFacts {
  const share = (has: (line: CodedLineFacts) => boolean): number => lines.filter(has).length / lines.length
  const distinct = (of: (line: CodedLineFacts) => string): number => new Set(lines.map(of)).size
  return {
    lines: lines.length,
    first: lines[0]?.day ?? 0,
    last: lines.at(-1)?.day ?? 0,
    suppliers: distinct(supplierOf),
    institutions: distinct((l) => l.department),
    accounts: distinct((l) => codebook.of(l.code)?.account ?? ''),
    text: share((l) => l.text !== ''),
    department: share((l) => l.department !== ''),
    supplierNumber: share((l) => l.supplierId !== ''),
    documentNumber: share((l) => l.documentNo !== ''),
    costCentre: share((l) => (codebook.of(l.code)?.costCentre ?? '') !== ''),
  }
}
