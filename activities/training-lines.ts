/**
 * What people have coded, from the store, as a coder learns it: strong labels only. What a learned coder was let in to decide comes with the chance that its
 * label was to be known, and what of that the robot posted comes without a label: so a proof knows the life that has been lived.
 */
import { modelOfLearned } from '../domain/coding/learned.ts'
import { dayOf } from '../domain/coding/line.ts'
import { bookedLine, linesOf } from '../domain/coding/lines.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import { controlRate } from '../domain/control/area.ts'
import type { LearnedRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { postingDate } from './accounts.ts'

export async function* trainingLines({
  ledger,
  suppliers,
  records,
}: Pick<Store, 'ledger' | 'suppliers' | 'records'>): AsyncGenerator<TrainingLine> {
  const drawn = new Map<string, number>()
  for await (const record of records.byLearned()) {
    const inclusion = inclusionOf(record)
    if (inclusion === undefined) continue
    if (record.outcome.end === 'postedByRobot') yield* unseen(record, inclusion)
    else drawn.set(record._id, inclusion)
  }
  const names = new Map<string, string>()
  for await (const line of ledger.byDocument()) {
    if (line.codedBy.kind !== 'person' || line.label !== 'strong') continue
    const { creditorNo } = line
    if (!names.has(creditorNo)) names.set(creditorNo, (await suppliers.get(creditorNo))?.name ?? '')
    const inclusion = drawn.get(line.documentId)
    yield {
      ...bookedLine(line, names.get(creditorNo) ?? ''),
      ...(inclusion === undefined ? {} : { inclusion }),
    }
  }
}

/** The chance that people coded it although the coder was sure; undefined where something else than the coder sent it to people. */
function inclusionOf({ proposal, routed }: LearnedRecord): number | undefined {
  if (!modelOfLearned(proposal) || !routed?.mode) return undefined
  const { route, mode } = routed
  return route.to === 'robot' || route.reason === 'WAY_CONTROL' ? controlRate(mode) : undefined
}

function* unseen(
  { _id, invoice, parties, outcome }: LearnedRecord,
  inclusion: number,
): Generator<TrainingLine> {
  if (!invoice) return
  const lines = linesOf(invoice, parties?.creditorNo, dayOf(postingDate(outcome.at)))
  for (const [i, line] of lines.entries())
    yield {
      ...line,
      lineId: `${_id}/${i + 1}`,
      unseen: true,
      inclusion,
      ...NOBODYS_CODING,
    }
}

const NOBODYS_CODING = { account: '', costCentre: '' }
