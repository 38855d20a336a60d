/** One tree, grown leaf by leaf: the leaf whose best split gains most is split next. */
import { type Bins, MOST_BINS } from './tree-bins.ts'
import type { TreeSettings } from './trees.ts'

/** Nodes in flat columns; the root is 0. A leaf has feature -1. A value not above the threshold goes left. */
export interface Tree {
  readonly feature: Int16Array
  readonly threshold: Float32Array
  /** The threshold as a bin. */
  readonly bin: Uint8Array
  readonly left: Int16Array
  readonly right: Int16Array
  readonly value: Float64Array
}

interface Leaf {
  readonly node: number
  /** Its rows are `order[from..to)`. */
  readonly from: number
  readonly to: number
  readonly histogram: Float64Array
  readonly split: Split | undefined
}

interface Split {
  readonly gain: number
  /** Index among the tree's features. */
  readonly of: number
  readonly bin: number
}

/** Gradient, hessian and rows of each bin. */
const PER_BIN = 3
const PER_FEATURE = MOST_BINS * PER_BIN

interface Slopes {
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

/** What one tree after the other computes in: made anew for each of some hundreds it would lie about until somebody collects it. */
export class Scratch {
  readonly slopes: Slopes
  readonly #histograms: Float64Array[] = []

  /** `rows`: as many as a tree is grown on. */
  constructor(rows: number) {
    this.slopes = { gradient: new Float64Array(rows), hessian: new Float64Array(rows) }
  }

  /** All zero; the same one for the same number. */
  histogram(number: number, length: number): Float64Array {
    const known = this.#histograms[number]
    if (known?.length === length) return known.fill(0)
    const made = new Float64Array(length)
    this.#histograms[number] = made
    return made
  }
}

/** `features` and `rows`: those that this tree may use. */
export function growTree(
  bins: Bins,
  features: Int32Array,
  rows: Int32Array,
  { gradient, hessian }: Slopes,
  settings: TreeSettings,
  scratch: Scratch,
): Tree {
  const most = settings.leaves * 2 - 1
  const tree: Tree = {
    feature: new Int16Array(most).fill(-1),
    threshold: new Float32Array(most),
    bin: new Uint8Array(most),
    left: new Int16Array(most),
    right: new Int16Array(most),
    value: new Float64Array(most),
  }
  const order = rows
  // One a leaf: of two children the smaller gets one, and the larger has its parent's.
  let histograms = 0
  const histogramOf = (from: number, to: number): Float64Array => {
    const out = scratch.histogram(histograms++, (features.length + (features.length % 2)) * PER_FEATURE)
    count(out, bins, features, order, from, to, { gradient, hessian }, scratch.slopes)
    return out
  }
  const leaf = (node: number, from: number, to: number, own: Float64Array): Leaf => ({
    node,
    from,
    to,
    histogram: own,
    split: bestSplit(own, features.length, to - from, settings),
  })
  const leaves: Leaf[] = [leaf(0, 0, rows.length, histogramOf(0, rows.length))]
  let nodes = 1
  while (leaves.length < settings.leaves) {
    let at = -1
    leaves.forEach((l, i) => {
      if (l.split && (at < 0 || l.split.gain > ((leaves[at] as Leaf).split as Split).gain)) at = i
    })
    if (at < 0) break
    const parent = leaves[at] as Leaf
    const { of, bin } = parent.split as Split
    const feature = features[of] as number
    const middle = partition(order, parent, bins.columns[feature] as Uint8Array, bin)
    tree.feature[parent.node] = feature
    tree.threshold[parent.node] = (bins.edges[feature] as Float32Array)[bin] as number
    tree.bin[parent.node] = bin
    tree.left[parent.node] = nodes
    tree.right[parent.node] = nodes + 1
    // The smaller child is counted, the larger is the parent less the smaller.
    const leftSmaller = middle - parent.from <= parent.to - middle
    const small = leftSmaller ? histogramOf(parent.from, middle) : histogramOf(middle, parent.to)
    const large = parent.histogram
    for (let i = 0; i < large.length; i++) large[i] = (large[i] as number) - (small[i] as number)
    leaves[at] = leaf(nodes, parent.from, middle, leftSmaller ? small : large)
    leaves.push(leaf(nodes + 1, middle, parent.to, leftSmaller ? large : small))
    nodes += 2
  }
  for (const { node, from, to } of leaves) {
    let g = 0
    let h = 0
    for (let i = from; i < to; i++) {
      g += gradient[order[i] as number] as number
      h += hessian[order[i] as number] as number
    }
    tree.value[node] = (-g / (h + settings.l2)) * settings.rate
  }
  return tree
}

/** Two features at a time, so that the sum of one need not wait for that of the row before; an odd one's second half is room of its own, in which no split is looked for. */
function count(
  out: Float64Array,
  bins: Bins,
  features: Int32Array,
  order: Int32Array,
  from: number,
  to: number,
  { gradient, hessian }: Slopes,
  { gradient: g, hessian: h }: Slopes,
): void {
  for (let i = from; i < to; i++) {
    const row = order[i] as number
    g[i] = gradient[row] as number
    h[i] = hessian[row] as number
  }
  const columns = Array.from(features, (f) => bins.columns[f] as Uint8Array)
  for (let f = 0; f < columns.length; f += 2) {
    const one = columns[f] as Uint8Array
    const two = columns[f + 1] ?? one
    const first = f * PER_FEATURE
    const second = first + PER_FEATURE
    for (let i = from; i < to; i++) {
      const row = order[i] as number
      const slope = g[i] as number
      const curve = h[i] as number
      const at = first + (one[row] as number) * PER_BIN
      out[at] = (out[at] as number) + slope
      out[at + 1] = (out[at + 1] as number) + curve
      out[at + 2] = (out[at + 2] as number) + 1
      const other = second + (two[row] as number) * PER_BIN
      out[other] = (out[other] as number) + slope
      out[other + 1] = (out[other + 1] as number) + curve
      out[other + 2] = (out[other + 2] as number) + 1
    }
  }
}

function bestSplit(
  own: Float64Array,
  features: number,
  rows: number,
  { leastRows, l2 }: TreeSettings,
): Split | undefined {
  if (rows < 2 * leastRows) return undefined
  let G = 0
  let H = 0
  for (let at = 0; at < PER_FEATURE; at += PER_BIN) {
    G += own[at] as number
    H += own[at + 1] as number
  }
  const whole = (G * G) / (H + l2)
  let best: Split | undefined
  for (let f = 0; f < features; f++) {
    let g = 0
    let h = 0
    let n = 0
    for (let b = 0; b < MOST_BINS - 1; b++) {
      const at = f * PER_FEATURE + b * PER_BIN
      g += own[at] as number
      h += own[at + 1] as number
      n += own[at + 2] as number
      if (n < leastRows) continue
      if (rows - n < leastRows) break
      const gain = (g * g) / (h + l2) + ((G - g) * (G - g)) / (H - h + l2) - whole
      if (gain > LEAST_GAIN && (!best || gain > best.gain)) best = { gain, of: f, bin: b }
    }
  }
  return best
}
const LEAST_GAIN = 1e-9

/** Those that go left first; answers where the right ones begin. Their order within each side stays. */
function partition(order: Int32Array, { from, to }: Leaf, column: Uint8Array, bin: number): number {
  const right: number[] = []
  let at = from
  for (let i = from; i < to; i++) {
    const row = order[i] as number
    if ((column[row] as number) <= bin) order[at++] = row
    else right.push(row)
  }
  order.set(right, at)
  return at
}
