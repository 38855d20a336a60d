/**
 * Odds of a line's candidates: a softmax over what each key of its history says of each candidate, with weights that are learned online, one step a
 * label (AdaGrad; Duchi, Hazan & Singer, 2011). Beside it the interpolated backoff of the same counts, from general to special (Jelinek & Mercer, 1980).
 */
import { candidatesOf } from './candidates.ts'
import { type History, NONE, weightAt } from './history.ts'
import { KEYS } from './keys.ts'
import type { Day } from './line.ts'

/** A key speaks with a weight of its own for each class of how many labels it has, apart where they all agree. */
const CLASSES = 5
const PER_KEY = CLASSES * 4
const PRIOR = KEYS.length * PER_KEY
const START = { share: 0.15, last: 0.1, prior: 0.3 }
const RATE = 0.05
const FIRST_GRADIENT = 1e-3
/** A share is smoothed as if so many labels had come by the prior. */
const SMOOTHING = 0.1
const LEAST_LOG = -9
const CENTRE = 4
/** Of the prior, for a coding never met. */
const PRIOR_SMOOTHING = 0.01
const MOST_CODES_OF_BACKOFF = 6
const LEAST_GRADIENT = 1e-4

export interface Odds {
  readonly candidates: readonly number[]
  /** Probability of each candidate by the mixer; they add up to 1. */
  readonly p: Float64Array
  /** Of each candidate by the backoff; not normalised over the candidates. */
  readonly backoff: Float64Array
  readonly prior: Float64Array
  readonly score: Float64Array
  /** What the mixer's weights were multiplied with: per key the class's base, then a value a candidate. For learning. */
  readonly inputs: Inputs
}

interface Inputs {
  /** Of each key that has history: the number of its first weight. */
  readonly bases: readonly number[]
  /** One row of candidates a key, one after the other: the log share. A night has thousands of lines, and an array each of every key would be most of what it takes. */
  readonly shares: Float64Array
  /** Of each key: which candidate was its latest, or -1. */
  readonly lasts: readonly number[]
  readonly priors: Float64Array
}

export class Mixer {
  readonly weights = new Float64Array(PRIOR + 1)
  readonly gradients = new Float64Array(PRIOR + 1).fill(FIRST_GRADIENT)

  constructor() {
    for (let w = 0; w < PRIOR; w++) this.weights[w] = w % 2 === 0 ? START.share : START.last
    this.weights[PRIOR] = START.prior
  }

  /** Undefined where nothing is known of the line. */
  odds(history: History, keys: Float64Array, day: Day, isOpen: (code: number) => boolean): Odds | undefined {
    const rows = new Int32Array(keys.length)
    for (let k = 0; k < keys.length; k++) rows[k] = history.find(keys[k] as number)
    const candidates = candidatesOf(history, rows, isOpen)
    if (candidates.length === 0) return undefined
    const now = weightAt(day)
    const n = candidates.length
    const prior = new Float64Array(n)
    const smooth = PRIOR_SMOOTHING * now
    const codes = history.codes.at
    for (let c = 0; c < n; c++)
      prior[c] =
        ((codes.weight[candidates[c] as number] as number) + smooth) /
        (history.total + smooth * history.codes.size)
    const backoff = prior.slice()
    const bases: number[] = []
    const shares = new Float64Array(n * rows.reduce((sum, row) => (row === NONE ? sum : sum + 1), 0))
    const own = new Float64Array(n)
    const lasts: number[] = []
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number
      if (row === NONE) continue
      for (let c = 0; c < n; c++) {
        const entry = history.entryOf(row, candidates[c] as number)
        own[c] = entry === NONE ? 0 : (history.entries.at.weight[entry] as number)
      }
      const v = history.values.at
      const total = v.weight[row] as number
      const met = v.codes[row] as number
      const mass = (met === 1 ? 0.5 : Math.min(met, MOST_CODES_OF_BACKOFF)) * now
      const at = n * bases.length
      for (let c = 0; c < n; c++) {
        backoff[c] = ((own[c] as number) + mass * (backoff[c] as number)) / (total + mass)
        const log = Math.log(
          ((own[c] as number) + SMOOTHING * now * (prior[c] as number)) / (total + SMOOTHING * now),
        )
        shares[at + c] = Math.max(log, LEAST_LOG) + CENTRE
      }
      bases.push(k * PER_KEY + classOf(v.labels[row] as number) * 4 + (met === 1 ? 2 : 0))
      lasts.push(candidates.indexOf(v.lastCode[row] as number))
    }
    const priors = prior.map((p) => Math.log(p) + CENTRE)
    const inputs = { bases, shares, lasts, priors }
    const score = this.#scores(inputs, n)
    return { candidates, p: softmax(score), backoff, prior, score, inputs }
  }

  /** One step towards what a person coded. Nothing is learned where it was no candidate. */
  learn({ candidates, inputs }: Odds, code: number): void {
    const target = candidates.indexOf(code)
    if (target < 0) return
    const p = softmax(this.#scores(inputs, candidates.length))
    const error = p.map((v, c) => (c === target ? 1 : 0) - v)
    if (error.every((g) => Math.abs(g) < LEAST_GRADIENT)) return
    inputs.bases.forEach((base, i) => {
      const at = i * error.length
      let gradient = 0
      for (let c = 0; c < error.length; c++)
        gradient += (error[c] as number) * (inputs.shares[at + c] as number)
      this.#step(base, gradient)
      const last = inputs.lasts[i] as number
      if (last >= 0) this.#step(base + 1, error[last] as number)
    })
    let gradient = 0
    for (let c = 0; c < error.length; c++) gradient += (error[c] as number) * (inputs.priors[c] as number)
    this.#step(PRIOR, gradient)
  }

  #step(weight: number, gradient: number): void {
    const sum = (this.gradients[weight] as number) + gradient * gradient
    this.gradients[weight] = sum
    this.weights[weight] = (this.weights[weight] as number) + (RATE * gradient) / Math.sqrt(sum)
  }

  #scores({ bases, shares, lasts, priors }: Inputs, n: number): Float64Array {
    const score = new Float64Array(n)
    for (let i = 0; i < bases.length; i++) {
      const base = bases[i] as number
      const weight = this.weights[base] as number
      const at = i * n
      for (let c = 0; c < n; c++) score[c] = (score[c] as number) + weight * (shares[at + c] as number)
      const last = lasts[i] as number
      if (last >= 0) score[last] = (score[last] as number) + (this.weights[base + 1] as number)
    }
    const weight = this.weights[PRIOR] as number
    for (let c = 0; c < n; c++) score[c] = (score[c] as number) + weight * (priors[c] as number)
    return score
  }
}

function softmax(score: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY
  for (const s of score) if (s > most) most = s
  const p = score.map((s) => Math.exp(s - most))
  let sum = 0
  for (const v of p) sum += v
  return p.map((v) => v / sum)
}

/** How much has been seen: 1, 2–3, 4–9, 10–29, 30 and more labels. */
function classOf(labels: number): number {
  return labels <= 1 ? 0 : labels <= 3 ? 1 : labels <= 9 ? 2 : labels <= 29 ? 3 : 4
}
