/**
 * Boosted trees for a probability: logistic loss, trees grown leaf by leaf over histograms of binned features (Friedman, 2001; Ke et al., *LightGBM*,
 * 2017). Deterministic: the features of each tree are drawn by a fixed generator.
 */
import { seeded } from './seeded.ts'
import { type Bins, binColumns } from './tree-bins.ts'
import { growTree, Scratch, type Tree } from './tree-growth.ts'

export interface TreeSettings {
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  readonly leastRows: number
  readonly l2: number
  /** Share of the features that a tree may use, and of the rows that it is grown on (stochastic boosting; Friedman, 2002). */
  readonly share: number
  readonly rows: number
  readonly mostRows: number
}

export const SETTINGS: TreeSettings = {
  trees: 200,
  leaves: 15,
  rate: 0.06,
  leastRows: 60,
  l2: 2,
  share: 0.5,
  rows: 0.5,
  mostRows: 20_000,
}

export interface Forest {
  /** Log odds before the first tree. */
  readonly start: number
  readonly trees: readonly Tree[]
}

export interface Sample {
  /** Rows of `width` features, one after the other. */
  readonly rows: Float32Array
  readonly width: number
  /** Which rows to learn from. */
  readonly use: Int32Array
  /** One a used row: 1 where the proposal was right. */
  readonly right: Uint8Array
  /** One a used row. */
  readonly weight: Float64Array
}

export function growForest(sample: Sample, settings: TreeSettings = SETTINGS): Forest {
  const { use, right, weight, width } = sample
  const n = use.length
  let rightWeight = 0
  let total = 0
  for (let i = 0; i < n; i++) {
    total += weight[i] as number
    if (right[i]) rightWeight += weight[i] as number
  }
  const start = Math.log((rightWeight + 1) / (total - rightWeight + 1))
  const bins: Bins = binColumns(sample)
  const score = new Float64Array(n).fill(start)
  const gradient = new Float64Array(n)
  const hessian = new Float64Array(n)
  const draw = seeded(1)
  const trees: Tree[] = []
  const share = Math.min(settings.rows, settings.mostRows / n)
  const all = new Int32Array(Math.max(n, width))
  const scratch = new Scratch(drawnOf(n, share))
  for (let t = 0; t < settings.trees; t++) {
    const features = drawn(width, settings.share, draw, all)
    const rows = drawn(n, share, draw, all).sort()
    for (const i of rows) {
      const p = 1 / (1 + Math.exp(-(score[i] as number)))
      const w = weight[i] as number
      gradient[i] = w * (p - (right[i] as number))
      hessian[i] = w * p * (1 - p)
    }
    const tree = growTree(bins, features, rows, { gradient, hessian }, settings, scratch)
    raise(score, tree, bins)
    trees.push(tree)
  }
  return { start, trees }
}

/** Probability that a proposal with these features is right. */
export function probability({ start, trees }: Forest, rows: Float32Array, at: number): number {
  let score = start
  for (const { feature, threshold, left, right, value } of trees) {
    let node = 0
    while ((feature[node] as number) >= 0)
      node = (
        (rows[at + (feature[node] as number)] as number) <= (threshold[node] as number)
          ? left[node]
          : right[node]
      ) as number
    score += value[node] as number
  }
  return 1 / (1 + Math.exp(-score))
}

/** Adds what a tree says of each row to the row's score. */
function raise(
  score: Float64Array,
  { feature, bin, left, right, value }: Tree,
  { columns, rows }: Bins,
): void {
  for (let i = 0; i < rows; i++) {
    let node = 0
    for (let f = feature[0] as number; f >= 0; f = feature[node] as number)
      node = (
        ((columns[f] as Uint8Array)[i] as number) <= (bin[node] as number) ? left[node] : right[node]
      ) as number
    score[i] = (score[i] as number) + (value[node] as number)
  }
}

const drawnOf = (width: number, share: number): number => Math.max(1, Math.round(width * share))

/** `all`: to draw in. */
function drawn(width: number, share: number, draw: () => number, all: Int32Array): Int32Array {
  for (let f = 0; f < width; f++) all[f] = f
  const count = drawnOf(width, share)
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(draw() * (width - i))
    const other = all[j] as number
    all[j] = all[i] as number
    all[i] = other
  }
  return all.slice(0, count)
}
