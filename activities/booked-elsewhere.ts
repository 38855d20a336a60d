/** What people booked in the ledger and was not handled here, as a coder learns it. */
import { bookedLine } from '../domain/coding/lines.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/store.ts'

/** A person's own word: coded without a proposal in sight, or otherwise than proposed. */
export function isOwnWord({ codedBy, label }: LedgerLine): boolean {
  return codedBy.kind === 'person' && label === 'strong'
}

/** A line with its supplier's name, which is asked for once. */
export function bookedBySupplier({
  suppliers,
}: Pick<Store, 'suppliers'>): (line: LedgerLine) => Promise<TrainingLine> {
  const names = new Map<string, string>()
  return async (line) => {
    const { creditorNo } = line
    const name = names.get(creditorNo) ?? (await suppliers.get(creditorNo))?.name ?? ''
    names.set(creditorNo, name)
    return bookedLine(line, name)
  }
}
