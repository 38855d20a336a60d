/** What each creditor's earlier documents came to, out of the ledger's rows. */
import { type Ore, parseOre } from '../../domain/money.ts'
import type { AmountHistory } from '../../domain/rules/registers.ts'

export function amountHistories(
  ledger: readonly Readonly<Record<string, string>>[],
): ReadonlyMap<string, AmountHistory> {
  const documents = new Map<string, Map<string, Ore>>()
  for (const { creditor_no = '', document_id = '', net = '' } of ledger) {
    const own = documents.get(creditor_no) ?? new Map<string, Ore>()
    own.set(document_id, (own.get(document_id) ?? 0) + (parseOre(net) ?? 0))
    documents.set(creditor_no, own)
  }
  return new Map([...documents].map(([creditor, own]) => [creditor, historyOf([...own.values()])]))
}

/** Credit notes are no measure of what an invoice may come to. */
function historyOf(all: readonly Ore[]): AmountHistory {
  const amounts = all.filter((ore) => ore > 0)
  const middle = median(amounts)
  return {
    count: amounts.length,
    median: middle,
    spread: median(amounts.map((ore) => Math.abs(ore - middle))),
    largest: Math.max(0, ...amounts),
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[Math.max(0, sorted.length % 2 === 0 ? at - 1 : at)], sorted[at]]
  return Math.round((low + high) / 2)
}
