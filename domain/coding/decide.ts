/** What becomes of a period's proposals: automatic, to people, drawn for control, or asked of a person first as a batch's probe. */
import { controlChance } from '../control/stale.ts'
import { groupBy } from '../group.ts'
import type { Proposal } from './coder.ts'
import type { Frozen } from './freeze.ts'
import { hashPair, hashText } from './hash.ts'
import { INELIGIBLE } from './threshold.ts'

export type Decision = 'auto' | 'manual' | 'control' | 'probe'

/** So many alike on a day are a batch: one of them goes to a person first. */
export const BATCH = 3

/** A unit of the promise: an invoice's lines, or one line. */
export interface Unit {
  readonly proposals: readonly Proposal[]
  /** The least of its lines'. */
  readonly score: number
  /** No person has coded the pattern lately. */
  readonly stale: boolean
  /** People have given each of its lines' supplier and institution the proposed coding before. */
  readonly precedented: boolean
}

export interface Decided {
  readonly decision: Decision
  /** Probability with which its label was to be drawn; 1 for what people code anyway. */
  readonly inclusion: number
  /** Decided by more than its score. */
  readonly apart: boolean
}

export interface Rules {
  readonly threshold: number
  readonly frozen: Frozen
  readonly control: number
  readonly probe: boolean
  /** Is what has no precedent left to people? */
  readonly precedent?: boolean
  /** Keys the draws, so that they can be computed again. */
  readonly seed: number
}

const MANUAL: Decided = { decision: 'manual', inclusion: 1, apart: false }
const APART: Decided = { decision: 'manual', inclusion: 1, apart: true }

/** `isWrong` is asked of probes only, by their index: what the person said who coded it first. */
export function decide(
  units: readonly Unit[],
  rules: Rules,
  isWrong: (unit: number) => boolean,
): readonly Decided[] {
  const decided = units.map((unit) => (isApart(unit, rules) ? APART : MANUAL))
  const sure = [...units.keys()].filter((i) => {
    const { score } = units[i] as Unit
    return decided[i] !== APART && score > INELIGIBLE && score >= rules.threshold
  })
  for (const batch of groupBy(sure, (i) => batchOf(units[i] as Unit)).values()) {
    const probe = rules.probe && batch.length >= BATCH ? probeOf(units, batch, rules.seed) : undefined
    const wrong = probe !== undefined && isWrong(probe)
    for (const i of batch) {
      if (i === probe) decided[i] = { decision: 'probe', inclusion: 1, apart: true }
      else decided[i] = wrong ? APART : sampled(units[i] as Unit, rules)
    }
  }
  return decided
}

/** Would it be left to people whatever its score? */
export function isApart({ proposals, precedented }: Unit, { frozen, precedent }: Rules): boolean {
  if (precedent && !precedented) return true
  return proposals.some(({ hashed, proposed }) => frozen.has(hashed.pattern, proposed.code))
}

/** Of one day, supplier, institution, and with the same proposals. */
function batchOf({ proposals }: Unit): number {
  const [first] = proposals
  const codes = proposals.map((p) => p.proposed.code).sort((a, b) => a - b)
  return codes.reduce(
    (hash, code) => hashPair(hash, code + 1),
    hashPair(first?.hashed.pattern ?? 0, first?.line.day ?? 0),
  )
}

function probeOf(units: readonly Unit[], batch: readonly number[], seed: number): number {
  const at = Math.floor(draw(units[batch[0] as number] as Unit, 'probe', seed) * batch.length)
  return batch[at] as number
}

function sampled(unit: Unit, { control, seed }: Rules): Decided {
  const inclusion = controlChance(control, unit.stale)
  const decision = draw(unit, 'control', seed) < inclusion ? 'control' : 'auto'
  return { decision, inclusion, apart: false }
}

/** Between 0 and 1, from the unit's first line and the seed alone. */
function draw({ proposals }: Unit, what: 'control' | 'probe', seed: number): number {
  return hashText(`${what}/${seed}/${proposals[0]?.line.lineId}`) / 2 ** 53
}
