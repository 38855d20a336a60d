/** Trains a coder on a ledger by walking through it; what it would have said each week is what its threshold is proven on. */
import { createHash } from 'node:crypto'
import { Codebook } from '../../domain/coding/codebook.ts'
import { Learner } from '../../domain/coding/learner.ts'
import type { Day } from '../../domain/coding/line.ts'
import { MODEL_VERSION, type Model } from '../../domain/coding/model.ts'
import { DELTA, SHADOW, WINDOW_DAYS, walk } from '../../domain/coding/walk.ts'
import type { CodedLine } from '../../intake/register/coded-lines.ts'

/** The permitted shares of errors that a model is proven for. */
export const TARGETS: readonly number[] = [0.01, 0.02, 0.05]
/** Later than any line. */
const NEVER: Day = Number.MAX_SAFE_INTEGER

export function train(lines: readonly CodedLine[], today: string, progress: (done: number) => void): Model {
  const codebook = new Codebook()
  const learner = new Learner()
  const coded = lines.map((line) => ({ ...line, code: codebook.numberOf(line) }))
  const settings = { ...SHADOW, from: NEVER, target: TARGETS[0] as number }
  walk(coded, settings, () => true, progress, learner)
  const newest = coded.reduce((latest, { day }) => Math.max(latest, day), 0)
  learner.refit(newest)
  const promises = TARGETS.map((target) => {
    const threshold = learner.threshold(newest - WINDOW_DAYS.all, { target, delta: DELTA, hides: false })
    return { target, threshold: Number.isFinite(threshold) ? threshold : undefined }
  })
  return {
    facts: {
      version: MODEL_VERSION,
      ledger: signatureOf(lines),
      lines: lines.length,
      newestLabel: newest,
      trainedOn: today,
      promises,
    },
    coder: learner.coder,
    forest: learner.forest,
    codebook,
  }
}

/** Of every line's id and coding, in whatever order they stand. */
function signatureOf(lines: readonly CodedLine[]): string {
  const hash = createHash('sha256')
  for (const line of lines.map((l) => JSON.stringify([l.lineId, l.account, l.costCentre])).sort())
    hash.update(line)
  return hash.digest('hex')
}
