/** The middle of some rounds and the half of them around it: what one round met with on a busy machine says nothing. */
export interface Spread {
  readonly least: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
}

export function spread(values: readonly number[], digits = 3): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number =>
    Number((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(digits))
  return { least: at(0), lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) }
}
