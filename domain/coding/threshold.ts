/**
 * The score from which a proposal is used unseen: fixed-sequence testing on written-down scores, from the strictest level down, until a level can no
 * longer be proven (Angelopoulos et al., *Learn then Test*, 2021; Geifman & El-Yaniv, 2017). Three sequences begin at fixed depths and share
 * the permitted failure; each is stopped at its first failure, so that with probability 1 - delta no chosen threshold is above the target.
 */
import { binomialUpper, mostErrors, weightedUpper } from './bounds.ts'

/** One item of the calibration: an invoice (or a line, to compare with others) whose score was written down before its label came. */
export interface Judged {
  readonly score: number
  /** Undefined where no person has coded it. */
  readonly wrong: boolean | undefined
}

export interface Aim {
  /** The permitted share of errors among what is automatic. */
  readonly target: number
  /** The permitted probability that the proof is wrong. */
  readonly delta: number
}

/** Levels are per cents of the items, from the highest score. */
const LEVELS = 100
/** The levels at which the sequences begin. Fixed beforehand: chosen by the data, the proof would be none. */
export const STARTS: readonly number[] = [5, 20, 40]
/** A sequence begins where the target is provable with so many errors, or deeper. */
const ERRORS_AT_START = 3
const LEAST_ITEMS = 50
/** The score of what may never be used unseen: nothing is proposed, or only as a suggestion. */
export const INELIGIBLE = 0

/** Infinity: nothing can be proven, nothing is automatic. */
export function thresholdOf(items: readonly Judged[], aim: Aim): number {
  if (items.length < LEAST_ITEMS) return Number.POSITIVE_INFINITY
  const sorted = [...items].sort((a, b) => b.score - a.score)
  const delta = aim.delta / STARTS.length
  const everyLabel = sorted.every((i) => i.wrong !== undefined)
  const test = everyLabel ? counted(sorted, aim.target, delta) : stratified(sorted, aim.target, delta)
  return STARTS.reduce(
    (lowest, start) => Math.min(lowest, sequence(sorted, start, test)),
    Number.POSITIVE_INFINITY,
  )
}

interface Test {
  /** May a sequence begin at the first `m` items? */
  readonly ready: (m: number) => boolean
  readonly passes: (m: number) => boolean
}

function sequence(sorted: readonly Judged[], start: number, { ready, passes }: Test): number {
  let threshold = Number.POSITIVE_INFINITY
  for (let level = start; level <= LEVELS; level++) {
    const m = depthOf(sorted, level)
    if (!ready(m)) continue
    const lowest = (sorted[m - 1] as Judged).score
    if (lowest <= INELIGIBLE || !passes(m)) break
    threshold = lowest
  }
  return threshold
}

/** How many items a level holds. Those of one score stand or fall together. */
function depthOf(sorted: readonly Judged[], level: number): number {
  const m = Math.ceil((level * sorted.length) / LEVELS)
  let end = m
  while (end < sorted.length && (sorted[end] as Judged).score === (sorted[m - 1] as Judged).score) end++
  return end
}

/** Every item has its label: exact binomial bound. */
function counted(sorted: readonly Judged[], target: number, delta: number): Test {
  const errors = new Int32Array(sorted.length + 1)
  sorted.forEach((item, i) => {
    errors[i + 1] = (errors[i] as number) + (item.wrong ? 1 : 0)
  })
  return {
    ready: (m) => m > ERRORS_AT_START && binomialUpper(ERRORS_AT_START, m, delta) <= target,
    passes: (m) => (errors[m] as number) <= mostErrors(m, target, delta),
  }
}

/** How many labels a band of scores needs to stand alone. */
const LABELS_OF_BAND = 100

/**
 * Only some items have a label: those that people coded, and those that the control drew. Whether one was drawn depends on its score only, so
 * within a band of scores the labelled ones speak for all: each weighs the band's items over the band's labels.
 */
function stratified(sorted: readonly Judged[], target: number, delta: number): Test {
  const bands = bandsOf(sorted)
  const upTo = (m: number): { readonly x: number; readonly v: number; readonly w: number } => {
    let items = 0
    let x = 0
    let v = 0
    let w = 0
    for (const band of merged(bands, m)) {
      if (band.labels === 0) return { x: 1, v: 1, w: 1 }
      const weight = band.items / band.labels
      items += band.items
      x += band.errors * weight
      v += band.errors * weight * weight
      w = Math.max(w, weight)
    }
    return { x: x / items, v: v / (items * items), w: w / items }
  }
  return {
    ready: (m) => {
      const { w } = upTo(m)
      return weightedUpper(ERRORS_AT_START * w, ERRORS_AT_START * w * w, w, delta) <= target
    },
    passes: (m) => {
      const { x, v, w } = upTo(m)
      return weightedUpper(x, v, w, delta) <= target
    },
  }
}

interface Band {
  /** The first item behind it. */
  readonly end: number
  readonly items: number
  readonly labels: number
  readonly errors: number
}

function bandsOf(sorted: readonly Judged[]): readonly Band[] {
  const bands: Band[] = []
  let from = 0
  for (let level = 1; level <= LEVELS; level++) {
    const end = depthOf(sorted, level)
    if (end === from) continue
    let labels = 0
    let errors = 0
    for (let i = from; i < end; i++) {
      const { wrong } = sorted[i] as Judged
      if (wrong !== undefined) labels++
      if (wrong) errors++
    }
    bands.push({ end, items: end - from, labels, errors })
    from = end
  }
  return bands
}

/** The bands of the first `m` items; one with few labels joins the one above it. */
function merged(bands: readonly Band[], m: number): readonly Band[] {
  const out: Band[] = []
  for (const band of bands) {
    if (band.end > m) break
    const above = out.at(-1)
    if (above && (band.labels < LABELS_OF_BAND || above.labels < LABELS_OF_BAND))
      out[out.length - 1] = {
        end: band.end,
        items: above.items + band.items,
        labels: above.labels + band.labels,
        errors: above.errors + band.errors,
      }
    else out.push(band)
  }
  return out
}
