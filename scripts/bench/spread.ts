/** The least, the middle and the greatest of some rounds. */
export interface Spread {
  readonly least: number
  readonly median: number
  readonly greatest: number
}

export function spread(values: readonly number[], digits = 3): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const rounded = (value = 0): number => Number(value.toFixed(digits))
  return {
    least: rounded(sorted[0]),
    median: rounded(sorted[Math.floor(sorted.length / 2)]),
    greatest: rounded(sorted.at(-1)),
  }
}
