/** What people have coded, from the store, as a coder learns it: strong labels only. */
import { bookedLine } from '../domain/coding/lines.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import type { Store } from '../store/store.ts'

export async function* trainingLines({
  ledger,
  suppliers,
}: Pick<Store, 'ledger' | 'suppliers'>): AsyncGenerator<TrainingLine> {
  const names = new Map<string, string>()
  for await (const line of ledger.byDocument()) {
    if (line.codedBy.kind !== 'person' || line.label !== 'strong') continue
    const { creditorNo } = line
    if (!names.has(creditorNo)) names.set(creditorNo, (await suppliers.get(creditorNo))?.name ?? '')
    yield bookedLine(line, names.get(creditorNo) ?? '')
  }
}
