/** Features in at most 64 bins each, column by column: what trees are grown over. */
import type { Sample } from './trees.ts'

export const MOST_BINS = 64
/** Bins are laid by the quantiles of so many rows at most. */
const SAMPLED_ROWS = 20_000

export interface Bins {
  readonly rows: number
  /** One column a feature: the bin of each used row. */
  readonly columns: readonly Uint8Array[]
  /** Of each feature: the greatest value of each bin but the last. */
  readonly edges: readonly Float32Array[]
}

export function binColumns({ rows, width, use }: Sample): Bins {
  const step = Math.max(1, Math.floor(use.length / SAMPLED_ROWS))
  const columns: Uint8Array[] = []
  const edges: Float32Array[] = []
  for (let f = 0; f < width; f++) {
    const values = new Float32Array(Math.ceil(use.length / step))
    for (let i = 0, at = 0; i < use.length; i += step)
      values[at++] = rows[(use[i] as number) * width + f] as number
    const own = edgesOf(values.sort())
    const column = new Uint8Array(use.length)
    for (let i = 0; i < use.length; i++)
      column[i] = binOf(own, rows[(use[i] as number) * width + f] as number)
    columns.push(column)
    edges.push(own)
  }
  return { rows: use.length, columns, edges }
}

/** `sorted`: values in rising order. */
function edgesOf(sorted: Float32Array): Float32Array {
  const edges: number[] = []
  const different = differentOf(sorted)
  if (different) edges.push(...different.slice(0, -1))
  else
    for (let b = 1; b < MOST_BINS; b++) {
      const value = sorted[Math.floor((b * sorted.length) / MOST_BINS)] as number
      if (value !== edges.at(-1)) edges.push(value)
    }
  return Float32Array.from(edges)
}

/** The values that differ, in rising order; undefined where there are more than bins. */
function differentOf(sorted: Float32Array): readonly number[] | undefined {
  const different: number[] = []
  for (const value of sorted) {
    if (value === different.at(-1)) continue
    if (different.push(value) > MOST_BINS) return undefined
  }
  return different
}

/** The first bin whose edge is not below the value. */
function binOf(edges: Float32Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
