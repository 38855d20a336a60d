/** Estimates of a rate of rare errors from labels that were drawn with different probabilities, and mixtures of them. */

/** An estimate as a weighted sum of errors. */
export interface Estimate {
  /** Sum of the errors' weights, and of their squares. */
  readonly x: number
  readonly v: number
  /** The largest weight that an error might have had. */
  readonly w: number
  /** What `x` and `v` are to be expected, for each unit of the rate. */
  readonly bias: number
  readonly spread: number
}

/**
 * Errors above the same score may be so many times as frequent once their labels are hidden (a changed practice stays wrong until the control finds
 * it): an error whose label everybody would have known anyway counts so many times. This is assumed, not proven; labels that had to be
 * drawn need no such assumption. With a probe of each batch less is to be feared: bursts are met before they are posted.
 */
export const DRIFT = { probed: 1.5, unprobed: 2 } as const

export class Sum {
  readonly #drift: number
  #items = 0
  #errors = 0
  #squares = 0
  #expected = 0
  #spread = 0
  #heaviest = 0

  /** `drift`: see `DRIFT`. */
  constructor(drift: number) {
    this.#drift = drift
  }

  add(wrong: boolean, inclusion: number): void {
    // Where its label was drawn, one over the probability of that (Horvitz & Thompson, 1952).
    const weight = inclusion < 1 ? 1 / inclusion : this.#drift
    this.#items++
    this.#expected += inclusion * weight
    this.#spread += inclusion * weight * weight
    if (weight > this.#heaviest) this.#heaviest = weight
    if (!wrong) return
    this.#errors += weight
    this.#squares += weight * weight
  }

  /** Undefined where nothing can be told: there is no item, or one whose label could never be drawn. */
  estimate(): Estimate | undefined {
    const n = this.#items
    if (n === 0 || this.#heaviest === Number.POSITIVE_INFINITY) return undefined
    return {
      x: this.#errors / n,
      v: this.#squares / n ** 2,
      w: this.#heaviest / n,
      bias: this.#expected / n,
      spread: this.#spread / n ** 2,
    }
  }
}

/** Where there is no label: anything may be wrong. */
const UNKNOWN: Estimate = { x: 1, v: 1, w: 1, bias: 1, spread: 1 }
const STEPS = 20
/** Standard deviations above the mean at which mixtures are compared. */
const ABOVE = 2

/** The mixture of two estimates whose bound is lowest if half as many are wrong as may be. It does not look at how many were. */
export function mixed(one: Estimate | undefined, other: Estimate | undefined, target: number): Estimate {
  if (!one || !other) return one ?? other ?? UNKNOWN
  let best = one
  let lowest = Number.POSITIVE_INFINITY
  for (let step = 0; step <= STEPS; step++) {
    const mixture = blend(one, other, step / STEPS)
    const { bias, spread, w } = mixture
    const rate = target / 2
    const bound = rate * bias + w + ABOVE * Math.sqrt(rate * spread + w * w)
    if (bound >= lowest) continue
    lowest = bound
    best = mixture
  }
  return best
}

function blend(one: Estimate, other: Estimate, g: number): Estimate {
  const h = 1 - g
  return {
    x: g * one.x + h * other.x,
    v: g * g * one.v + h * h * other.v,
    w: Math.max(g * one.w, h * other.w),
    bias: g * one.bias + h * other.bias,
    spread: g * g * one.spread + h * h * other.spread,
  }
}
