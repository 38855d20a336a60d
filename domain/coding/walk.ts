/**
 * Walking forward through a ledger: each period's lines are proposed by what people had coded before it, decided by a threshold proven on earlier
 * scores, and then taught by the labels that a municipality would really have.
 */
import { invoicesOf, type Label, type Proposal } from './coder.ts'
import { type Decided, type Decision, decide, isApart, type Rules, type Unit } from './decide.ts'
import { DRIFT } from './estimate.ts'
import { areStale, FEATURES, PRECEDENTS } from './features.ts'
import { Frozen } from './freeze.ts'
import { hashText } from './hash.ts'
import { Learner, type Scored } from './learner.ts'
import type { Day, LineFacts } from './line.ts'
import { periodsOf, type Retrain } from './periods.ts'
import { UNKNOWN } from './written.ts'

export interface WalkSettings {
  /** The robot posts from this day on; before it people code everything. */
  readonly from: Day
  readonly retrain: Retrain
  /** `human`: an automatic line's label stays hidden, except the control's. `all`: every label is shown afterwards, and nothing is drawn. */
  readonly feedback: 'human' | 'all'
  readonly unit: 'invoice' | 'line'
  readonly target: number
  readonly control: number
  readonly probe: boolean
  /** True where a coding that its supplier and institution never had is left to people, however sure it is. */
  readonly precedent?: boolean
  readonly seed: number
}

export interface CodedLineFacts extends LineFacts {
  /** Number of the coding that a person gave; `MIXED` where it is no one's; `UNKNOWN` where it is nobody's word. */
  readonly code: number
  /** Another coder decides its invoice, or has decided it: its label says nothing of what this one would decide. */
  readonly apart?: boolean
  /** A person coded it with a proposal in sight: it teaches what is coded how, and says nothing of who is right. */
  readonly aided?: boolean
  /**
   * Where a draw had decided whether people coded it blind: the probability with which its label was to be known. Its fate is what it was, and is
   * not walked again.
   */
  readonly inclusion?: number
  /** The draw left it out: in the proof it is one without a label, whatever people have said of it since. */
  readonly undrawn?: boolean
}

export interface Walked {
  readonly line: CodedLineFacts
  /** Lines of one invoice share it. */
  readonly unit: number
  /** -1 where nothing is proposed. */
  readonly proposed: number
  readonly next: number
  readonly score: number
  readonly threshold: number
  readonly decision: Decision
}

/** How a robot that posts nothing is walked: what it would have decided week by week, with every label. */
export const SHADOW = {
  retrain: 'weekly',
  feedback: 'all',
  unit: 'invoice',
  control: 0,
  probe: true,
  seed: 1,
} as const satisfies Partial<WalkSettings>

export const DELTA = 0.05
/**
 * A proof rests on the labels of so many days: where every one is known, of one year or of two, whichever proves more – in one there may be too few for 1 %,
 * in two a bad time that is over – and of two where people's alone are.
 */
export const WINDOWS_DAYS = { all: [365, 730], human: [730] } as const

/** A proof is good for so long after the newest coding that it knows: a practice may have changed since. */
export const PERMISSION_DAYS = 92

/** How much more frequent errors may be where nobody looks: a probe meets the bursts. */
export const driftOf = ({ probe }: Pick<WalkSettings, 'probe'>): number =>
  probe ? DRIFT.probed : DRIFT.unprobed

/** For so long before it goes live the robot is taught as if it were, so that its proof knows that life. */
const REHEARSAL_DAYS = 365

export function walk(
  lines: readonly CodedLineFacts[],
  settings: WalkSettings,
  isOpen: (code: number, day: Day) => boolean = () => true,
  progress: (done: number, of: number) => void = () => undefined,
  /** Whoever gives it has afterwards what was learned. */
  learner: Learner = new Learner(),
): readonly Walked[] {
  const walked: Walked[] = []
  walkAlong(lines, settings, { isOpen, progress, learner, coded: (line) => line, see: (w) => walked.push(w) })
  return walked
}

export interface Along<Line> {
  /** A line with its coding by number: asked for when its period is walked, and kept no longer. */
  readonly coded: (line: Line) => CodedLineFacts
  readonly isOpen?: (code: number, day: Day) => boolean
  readonly progress?: (done: number, of: number) => void
  /** What is learned is in it afterwards. */
  readonly learner: Learner
  /** Is shown each line as it is walked; of a long ledger nobody need keep them all. */
  readonly see?: (walked: Walked) => void
}

export function walkAlong<Line extends LineFacts>(
  lines: readonly Line[],
  settings: WalkSettings,
  { coded, isOpen = () => true, progress = () => undefined, learner, see }: Along<Line>,
): void {
  const inOrder = inWalkedOrder(lines)
  const frozen = new Frozen()
  let threshold = Number.POSITIVE_INFINITY
  let proven = false
  let newestLabel = Number.NEGATIVE_INFINITY
  let invoices = 0
  for (const [from, to] of periodsOf(inOrder, settings.retrain, settings.from)) {
    progress(from, inOrder.length)
    const period = inOrder.slice(from, to).map(coded)
    const today = (period[0] as CodedLineFacts).day
    const live = today >= settings.from
    const human = settings.feedback === 'human'
    const hides = human && today >= settings.from - REHEARSAL_DAYS
    const learns = settings.retrain !== 'none' || !live
    if (learns) learner.refit(today)
    const scored = learner.propose(period, isOpen)
    const members = unitsOf(scored, settings.unit)
    // Before it goes live the robot decides in the shadow, so that the proof knows which invoices its score alone would have decided.
    if (learner.forest && (learns || !proven)) {
      // In its rehearsal it may do no less than later: there every label counts, and once.
      threshold = learner.threshold(today, WINDOWS_DAYS[settings.feedback], {
        target: settings.target,
        delta: DELTA,
        ...(human && live ? { drift: driftOf(settings) } : {}),
      })
      proven = live
    }
    const expired = today - newestLabel > PERMISSION_DAYS
    const inForce = expired ? Number.POSITIVE_INFINITY : threshold
    const decided = decidePeriod(scored, members, period, { ...settings, threshold: inForce, frozen, hides })
    const fates = decided.map(({ inclusion, apart }, i) => {
      const { inclusion: lived, apart: others = false, aided = false } = period[i] as CodedLineFacts
      return {
        // Where nothing is hidden nothing was to be drawn.
        inclusion: lived ?? (live && hides ? inclusion : 1),
        apart: apart || others || (aided && lived === undefined),
        before: human && !live && lived === undefined,
      }
    })
    const numbers = learner.writeDown(scored, members, fates)
    const labels: Label[] = []
    period.forEach((line, i) => {
      const { decision } = decided[i] as Decided
      const proposal = scored.proposals[i] as Proposal
      const { code: proposed, next } = proposal.proposed
      see?.({
        line,
        unit: invoices + proposal.place.document,
        proposed,
        next,
        score: scored.score[i] as number,
        threshold: inForce,
        decision,
      })
      const number = numbers[i] as number
      const unseen = line.code === UNKNOWN || (decision === 'auto' && hides)
      // In a rehearsal every label becomes known to the proof, if not to the tables.
      if (!line.aided && !line.undrawn && !(unseen && live)) learner.written.label(number, line.code)
      if (unseen) return
      if (!line.aided) judge(frozen, proposal, line.code, decision)
      if (learns) labels.push({ proposal, code: line.code, aided: line.aided === true })
    })
    invoices += invoicesOf(scored.proposals).length
    learner.coder.teach(labels)
    newestLabel = labels.findLast(({ aided }) => !aided)?.proposal.line.day ?? newestLabel
  }
}

/** By day; within one by what nobody chose. */
export function inWalkedOrder<T extends LineFacts>(lines: readonly T[]): readonly T[] {
  return [...lines].sort((a, b) => a.day - b.day || hashText(a.lineId) - hashText(b.lineId))
}

function unitsOf({ proposals }: Scored, unit: WalkSettings['unit']): readonly (readonly number[])[] {
  return unit === 'invoice' ? invoicesOf(proposals) : proposals.map((_, i) => [i])
}

/** `hides`: what would be automatic is seen by its control only. */
export function decidePeriod(
  { proposals, features, score }: Scored,
  members: readonly (readonly number[])[],
  period: readonly CodedLineFacts[],
  settings: Rules & { readonly hides: boolean },
): readonly Decided[] {
  const out: Decided[] = []
  const rules = {
    ...settings,
    control: settings.hides ? settings.control : 0,
  }
  const unitOf = (own: readonly number[]): Unit => ({
    proposals: own.map((i) => proposals[i] as Proposal),
    score: own.reduce((least, i) => Math.min(least, score[i] as number), Number.POSITIVE_INFINITY),
    stale: areStale(features, own),
    precedented: own.every((i) => (features[i * FEATURES + PRECEDENTS] as number) > 0),
  })
  const hasLived = ([first]: readonly number[]): boolean => period[first as number]?.inclusion !== undefined
  for (const own of members.filter(hasLived)) {
    const apart = isApart(unitOf(own), rules)
    for (const i of own) out[i] = { ...lived(period[i] as CodedLineFacts), apart }
  }
  const open = members.filter((own) => !hasLived(own))
  const isWrong = (unit: number): boolean =>
    (open[unit] as readonly number[]).some((i) => proposals[i]?.proposed.code !== period[i]?.code)
  decide(open.map(unitOf), rules, isWrong).forEach((decided, u) => {
    for (const i of open[u] as readonly number[]) out[i] = decided
  })
  return out
}

/** What became of a line's invoice when a draw decided who sees what. */
function lived({ code, inclusion = 1, undrawn }: CodedLineFacts): Omit<Decided, 'apart'> {
  const decision = code === UNKNOWN ? 'auto' : undrawn ? 'manual' : 'control'
  return { decision, inclusion }
}

function judge(frozen: Frozen, { hashed, proposed }: Proposal, code: number, decision: Decision): void {
  const agrees = proposed.code === code
  if (!agrees && (decision === 'control' || decision === 'probe'))
    frozen.freeze(hashed.pattern, proposed.code)
  else frozen.seen(hashed.pattern, proposed.code, agrees)
}
