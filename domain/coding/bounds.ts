/** Upper confidence limits of an error rate. */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile'

/** Of `errors` among `n` independent trials (Clopper & Pearson, 1934), one-sided, wrong with probability `delta` at most. */
export function binomialUpper(errors: number, n: number, delta: number): number {
  if (errors >= n) return 1
  return betaQuantile(1 - delta, errors + 1, n - errors)
}

/**
 * Of a weighted sum of rare errors (Fay & Feuer, 1997). `x`: sum of the errors' weights, `v`: sum of their squares, `w`: the largest weight that
 * an error might have had; all as shares of the whole.
 */
export function weightedUpper(x: number, v: number, w: number, delta: number): number {
  const mean = x + w
  const variance = v + w * w
  // A gamma variable with this mean and variance.
  return gammaQuantile(1 - delta, (mean * mean) / variance, mean / variance)
}

const needed = new Map<string, number[]>()
/** The most errors that a test of more trials is asked about. */
const MOST_ERRORS = 4_000

/** How many errors of `n` still prove a rate of at most `alpha`; -1 where not even none does. */
export function mostErrors(n: number, alpha: number, delta: number): number {
  const key = `${alpha}/${delta}`
  const table = needed.get(key) ?? []
  while (table.length <= MOST_ERRORS && (table.at(-1) ?? 0) <= n)
    table.push(trialsFor(table.length, table.at(-1) ?? 1, alpha, delta))
  needed.set(key, table)
  let low = 0
  let high = table.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table[middle] as number) <= n) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The least number of trials among which so many errors still prove the rate. */
function trialsFor(errors: number, atLeast: number, alpha: number, delta: number): number {
  let low = Math.max(atLeast, errors + 1)
  let high = low
  while (binomialUpper(errors, high, delta) > alpha) {
    low = high + 1
    high *= 2
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (binomialUpper(errors, middle, delta) <= alpha) high = middle
    else low = middle + 1
  }
  return low
}
