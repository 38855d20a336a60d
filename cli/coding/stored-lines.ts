/** What people have coded, from the store, as a coder learns it: strong labels only. */
import { bookedLine } from '../../domain/coding/lines.ts'
import type { CodedLine } from '../../intake/register/coded-lines.ts'
import type { Store } from '../../store/store.ts'

export async function storedLines({ ledger, suppliers }: Store): Promise<readonly CodedLine[]> {
  const lines: CodedLine[] = []
  const names = new Map<string, string>()
  for await (const line of ledger.byDocument()) {
    if (line.codedBy.kind !== 'person' || line.label !== 'strong') continue
    const { creditorNo } = line
    if (!names.has(creditorNo)) names.set(creditorNo, (await suppliers.get(creditorNo))?.name ?? '')
    lines.push(bookedLine(line, names.get(creditorNo) ?? ''))
  }
  return lines
}
