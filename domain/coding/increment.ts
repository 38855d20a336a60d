/**
 * What people have coded since a model was made, taught to its tables: day by day, each proposed by what was known the day before, as a walk does between
 * trainings. Trees and threshold stay those of its training, and so does what is proven: an increment proves nothing and prolongs nothing.
 */
import { groupBy } from '../group.ts'
import { invoicesOf, type Label, type Proposal, scores } from './coder.ts'
import { documentKey } from './document-place.ts'
import { Frozen } from './freeze.ts'
import { type Day, dayOf } from './line.ts'
import type { Model, ModelFacts } from './model.ts'
import { codedFacts, LIFE, type TrainingLine } from './train.ts'
import { type CodedLineFacts, decidePeriod, inWalkedOrder, PERMISSION_DAYS } from './walk.ts'
import { UNKNOWN } from './written.ts'

export interface Incrementing {
  /** `YYYY-MM-DD`. Days that are over are taught whole: this one is not yet. */
  readonly today: string
  /** SHA-256 of the model's own file. */
  readonly sha: string
}

/** What is dated up to this day is taught no more, whether the model knows it or not: so nothing is taught twice. */
export function knownUntil({ increment, trainedOn }: Pick<ModelFacts, 'increment' | 'trainedOn'>): Day {
  return increment?.until ?? dayOf(trainedOn)
}

/** Teaches the model's own tables: who wants the model as it was reads its file again. Undefined where there is nothing new. */
export function incremented(
  model: Model,
  all: readonly TrainingLine[],
  { today, sha }: Incrementing,
): Model | undefined {
  const { facts, codebook } = model
  const known = knownUntil(facts)
  const over = dayOf(today)
  const lines = inWalkedOrder(all.filter(({ day }) => day > known && day < over))
  const shown = new Set(lines.filter(({ aided }) => aided).map(documentKey))
  let taught = 0
  let until = known
  for (const [day, own] of groupBy(lines, (line) => line.day)) {
    const coded = own.map((line) => {
      const fate = { aided: shown.has(documentKey(line)), apart: line.apart === true }
      return codedFacts(line, codebook, fate)
    })
    const labels = labelsOf(model, coded)
    if (labels.length === 0) continue
    model.coder.teach(labels)
    taught += labels.length
    until = day
  }
  if (taught === 0) return undefined
  const { of = sha, lines: before = 0 } = facts.increment ?? {}
  return { ...model, facts: { ...facts, increment: { of, lines: before + taught, until } } }
}

/**
 * The labels of a day. What the training's rehearsal would have hidden from its tables stays hidden here: invoices that the coder would have decided alone, and right.
 * Its threshold is proven for tables that hear little of what it is sure of; with all of it the coder would look surer than it was proven to be. Where it
 * would have been wrong people are heard at once.
 */
function labelsOf({ coder, forest, facts }: Model, period: readonly CodedLineFacts[]): readonly Label[] {
  const batch = coder.propose(period, () => true)
  const score = scores(forest, batch)
  const invoices = invoicesOf(batch.proposals)
  const threshold = thresholdOf(facts, (period[0] as CodedLineFacts).day)
  const rules = { ...LIFE, threshold, frozen: new Frozen(), hides: true }
  const decided = decidePeriod({ ...batch, score }, invoices, period, rules)
  const isHidden = (invoice: readonly number[]): boolean =>
    invoice.every((i) => {
      const { code } = period[i] as CodedLineFacts
      return decided[i]?.decision === 'auto' && batch.proposals[i]?.proposed.code === code
    })
  const hidden = new Set(invoices.filter(isHidden).flat())
  return period.flatMap(({ code, aided = false }, i): readonly Label[] =>
    code === UNKNOWN || hidden.has(i) ? [] : [{ proposal: batch.proposals[i] as Proposal, code, aided }],
  )
}

/** Infinity where nothing is proven, or the proof has grown too old: then it decides nothing, and nothing would be hidden. */
function thresholdOf({ live, newestLabel }: ModelFacts, day: Day): number {
  return live && day - newestLabel <= PERMISSION_DAYS ? live.threshold : Number.POSITIVE_INFINITY
}
