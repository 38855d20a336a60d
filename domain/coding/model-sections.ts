/** The numbers of a coder as named flat columns, and a coder made of them again. */
import { Coder } from './coder.ts'
import type { Columns } from './columns.ts'
import { HashIndex } from './hash-index.ts'
import type { Tree } from './tree-growth.ts'
import type { Forest } from './trees.ts'

export type Numbers = Float64Array | Float32Array | Int32Array | Int16Array | Uint8Array
export type Sections = ReadonlyMap<string, Numbers>

export function sectionsOf({ history, mixer, record }: Coder, forest: Forest | undefined): Sections {
  const sections = new Map<string, Numbers>([
    ['history.index', history.index.hashes()],
    ['history.entryIndex', history.entryIndex.hashes()],
    ['mixer.weights', mixer.weights],
    ['mixer.gradients', mixer.gradients],
    ['record.index', record.index.hashes()],
  ])
  const put = <N extends string>(name: string, columns: Columns<N>): void => {
    for (const [column, numbers] of Object.entries<Numbers>(columns.columns()))
      sections.set(`${name}.${column}`, numbers)
  }
  put('history.values', history.values)
  put('history.entries', history.entries)
  put('history.codes', history.codes)
  put('record.rows', record.rows)
  if (forest)
    for (const column of TREE_COLUMNS)
      sections.set(`forest.${column}`, joined(forest.trees.map((t) => t[column])))
  return sections
}

export function coderOf(sections: Sections, total: number): Coder {
  const coder = new Coder()
  const { history, mixer, record } = coder
  const take = <T extends Numbers>(name: string): T => {
    const numbers = sections.get(name)
    if (!numbers) throw new Error(`a model without ${name}`)
    return numbers as T
  }
  const restore = <N extends string>(name: string, columns: Columns<N>): void => {
    const names = Object.keys(columns.at) as N[]
    columns.restore(
      Object.fromEntries(names.map((column) => [column, take(`${name}.${column}`)])) as Record<N, Int32Array>,
    )
  }
  history.index = HashIndex.from(take('history.index'))
  history.entryIndex = HashIndex.from(take('history.entryIndex'))
  record.index = HashIndex.from(take('record.index'))
  restore('history.values', history.values)
  restore('history.entries', history.entries)
  restore('history.codes', history.codes)
  restore('record.rows', record.rows)
  mixer.weights.set(take('mixer.weights'))
  mixer.gradients.set(take('mixer.gradients'))
  history.total = total
  return coder
}

const TREE_COLUMNS = ['feature', 'threshold', 'bin', 'left', 'right', 'value'] as const

export function forestOf(sections: Sections, start: number, nodes: number): Forest {
  const of = (column: (typeof TREE_COLUMNS)[number]): Numbers => sections.get(`forest.${column}`) as Numbers
  const count = of('feature').length / nodes
  const trees = Array.from({ length: count }, (_, t) => {
    const part = (column: (typeof TREE_COLUMNS)[number]): Numbers =>
      of(column).slice(t * nodes, (t + 1) * nodes)
    return Object.fromEntries(TREE_COLUMNS.map((column) => [column, part(column)])) as unknown as Tree
  })
  return { start, trees }
}

function joined(parts: readonly Numbers[]): Numbers {
  const [first] = parts
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const all = new ((first?.constructor ?? Float64Array) as Float64ArrayConstructor)(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
