/** How much uniform experience there is: the municipality's rule of thumb asks twenty alike codings of a supplier at an institution. */
import { supplierOf } from '../coding/line.ts'
import { UNIFORM_LINES } from '../coding/uniform.ts'
import type { CodedLineFacts } from '../coding/walk.ts'

const YEAR_DAYS = 365

/** Lines of one supplier at one institution. */
export interface Pattern {
  readonly supplier: string
  readonly supplierName: string
  readonly department: string
  /** Latest codings that are all alike. */
  readonly uniform: number
  readonly lines: number
  /** In the ledger's last year. */
  readonly linesOfYear: number
  /** Years until it has twenty at its own pace, if all that come are alike. */
  readonly yearsToGo: number
}

/** Steps towards twenty: from, up to and with. */
export const STEPS: readonly (readonly [number, number])[] = [
  [UNIFORM_LINES, Number.POSITIVE_INFINITY],
  [15, 19],
  [10, 14],
  [5, 9],
  [1, 4],
]

export interface Step {
  readonly from: number
  readonly to: number
  readonly patterns: number
  readonly suppliers: number
  readonly linesOfYear: number
}

export interface Experience {
  readonly steps: readonly Step[]
  /** Short of twenty by ten at most, most lines a year first. */
  readonly near: readonly Pattern[]
  /** Will have twenty within a year at their own pace. */
  readonly withinAYear: number
}

export const patternKey = (line: CodedLineFacts): string => `${supplierOf(line)}\x1f${line.department}`

/** Patterns that had a line in the ledger's last year. Lines in the order of their days. */
export function experienceOf(lines: readonly CodedLineFacts[]): Experience {
  const patterns = patternsOf(lines)
  const steps = STEPS.map(([from, to]): Step => {
    const own = patterns.filter((p) => p.uniform >= from && p.uniform <= to)
    return {
      from,
      to,
      patterns: own.length,
      suppliers: new Set(own.map((p) => p.supplier)).size,
      linesOfYear: own.reduce((sum, p) => sum + p.linesOfYear, 0),
    }
  })
  const short = patterns.filter((p) => p.uniform < UNIFORM_LINES)
  const near = short.filter((p) => p.uniform >= UNIFORM_LINES / 2)
  return {
    steps,
    near: near.sort((a, b) => b.linesOfYear - a.linesOfYear || b.uniform - a.uniform),
    withinAYear: short.filter((p) => p.yearsToGo <= 1).length,
  }
}

function patternsOf(lines: readonly CodedLineFacts[]): readonly Pattern[] {
  const since = (lines.at(-1)?.day ?? 0) - YEAR_DAYS
  const open = new Map<string, { last: CodedLineFacts; uniform: number; lines: number; year: number }>()
  for (const line of lines) {
    const key = patternKey(line)
    const own = open.get(key) ?? { last: line, uniform: 0, lines: 0, year: 0 }
    own.uniform = own.last.code === line.code ? own.uniform + 1 : 1
    own.last = line
    own.lines++
    if (line.day > since) own.year++
    open.set(key, own)
  }
  return [...open.values()]
    .filter(({ year }) => year > 0)
    .map(({ last, uniform, lines: all, year }) => ({
      supplier: supplierOf(last),
      supplierName: last.supplierName || last.supplierId,
      department: last.department,
      uniform,
      lines: all,
      linesOfYear: year,
      yearsToGo: Math.max(0, UNIFORM_LINES - uniform) / year,
    }))
}

/** Of each line: how many codings of its pattern before it were alike. `codeOf` may see two codings as one. */
export function runsBefore(
  lines: readonly CodedLineFacts[],
  codeOf: (line: CodedLineFacts) => number,
): ReadonlyMap<string, number> {
  const runs = new Map<string, { code: number; run: number }>()
  const before = new Map<string, number>()
  for (const line of lines) {
    const key = patternKey(line)
    const own = runs.get(key)
    before.set(line.lineId, own?.run ?? 0)
    const code = codeOf(line)
    runs.set(key, { code, run: own?.code === code ? own.run + 1 : 1 })
  }
  return before
}
