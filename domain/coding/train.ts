/**
 * Trains a coder by walking through what people coded, taught for the last year as if it were live, so that what its labels prove holds for the life
 * that it is trained for.
 */
import { createHash } from 'node:crypto'
import { CONTROL_RATE } from '../control/area.ts'
import { Codebook, type CodingString, type Mixed } from './codebook.ts'
import { documentKey } from './document-place.ts'
import { Learner } from './learner.ts'
import { dayOf, type LineFacts } from './line.ts'
import { MODEL_VERSION, type Model } from './model.ts'
import { type CodedLineFacts, DELTA, driftOf, type WalkSettings, WINDOWS_DAYS, walkAlong } from './walk.ts'
import { MIXED, UNKNOWN } from './written.ts'

/** The permitted share of errors that a model is trained to keep, where nobody says another. */
export const PERMITTED_ERRORS = 0.02

/**
 * What is to be lived: the control, the freeze after an error that it finds, precedents (`learned.ts`); no probe, which only a council with days of arrival
 * could count on.
 */
export const LIFE = {
  retrain: 'weekly',
  feedback: 'human',
  unit: 'invoice',
  control: CONTROL_RATE.on,
  probe: false,
  precedent: true,
  seed: 1,
} as const satisfies Partial<WalkSettings>

export interface TrainingLine extends LineFacts, CodingString {
  /** Its coding is nobody's word: the robot posted it unseen, or people left it as it was shown. */
  readonly unseen?: boolean
  /** People coded it, and it has no one coding. */
  readonly mixed?: Mixed
  /** People coded it with a proposal in sight. */
  readonly aided?: boolean
  /** See `CodedLineFacts`. */
  readonly apart?: boolean
  /** See `CodedLineFacts`. */
  readonly inclusion?: number
  /** See `CodedLineFacts`. */
  readonly undrawn?: boolean
}

export interface Training {
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** The permitted share of errors. */
  readonly target: number
}

/** Undefined where there is nothing to learn from. What is dated later than today is left out: a misprint would keep a permission from ever ending. */
export function train(
  all: readonly TrainingLine[],
  { today, target }: Training,
  progress: (done: number) => void = () => undefined,
): Model | undefined {
  const lines = all.filter(({ day }) => day <= dayOf(today))
  // The labels of what was shown are chosen by what was shown: the whole document says nothing of who is right.
  const shown = new Set(lines.filter(({ aided }) => aided).map(documentKey))
  if (lines.every((line) => line.unseen || shown.has(documentKey(line)))) return undefined
  // Before there are tables: it takes room for a while.
  const ledger = signatureOf(lines)
  const codebook = new Codebook()
  const learner = new Learner()
  // In the lines' own order, whatever the order in which they are walked.
  for (const line of lines) numberOf(line, codebook)
  const coded = (line: TrainingLine): CodedLineFacts =>
    codedFacts(line, codebook, {
      aided: shown.has(documentKey(line)),
      apart: line.apart === true,
    })
  const last = lines.reduce((latest, { day }) => Math.max(latest, day), 0)
  const proves = (line: TrainingLine): boolean =>
    !(line.unseen || line.apart || line.undrawn || shown.has(documentKey(line)))
  // No permission lives on by what proves nothing.
  const newest = lines.reduce((latest, line) => (proves(line) ? Math.max(latest, line.day) : latest), 0)
  const settings = { ...LIFE, from: last + 1, target }
  walkAlong(lines, settings, { coded, progress, learner })
  learner.refit(last)
  const life = { target, delta: DELTA, drift: driftOf(LIFE) }
  const live = learner.proven(last, WINDOWS_DAYS.human, life)
  return {
    facts: {
      version: MODEL_VERSION,
      ledger,
      lines: lines.length,
      newestLabel: newest,
      trainedOn: today,
      trainedFor: target,
      ...(live ? { live } : {}),
    },
    coder: learner.coder,
    forest: learner.forest,
    codebook,
  }
}

/** A line with its coding by number. `aided`: a line of its document was coded with a proposal in sight. */
export function codedFacts(
  line: TrainingLine,
  codebook: Codebook,
  fate: Required<Pick<CodedLineFacts, 'aided' | 'apart'>>,
): CodedLineFacts {
  const { unseen: _u, mixed: _m, account: _a, costCentre: _c, ...facts } = line
  return { ...facts, ...fate, code: numberOf(line, codebook) }
}

function numberOf({ unseen, mixed, account, costCentre }: TrainingLine, codebook: Codebook): number {
  if (unseen) return UNKNOWN
  return mixed ? MIXED : codebook.numberOf({ account, costCentre })
}

/** Of every line's id, coding and what that is worth, in whatever order they stand. */
function signatureOf(lines: readonly TrainingLine[]): string {
  const hash = createHash('sha256')
  for (const line of lines.map(signed).sort()) hash.update(line)
  return hash.digest('hex')
}

function signed({
  lineId,
  account,
  costCentre,
  unseen,
  mixed,
  aided,
  apart,
  inclusion,
  undrawn,
}: TrainingLine): string {
  return JSON.stringify([lineId, account, costCentre, unseen, mixed, aided, apart, inclusion, undrawn])
}
