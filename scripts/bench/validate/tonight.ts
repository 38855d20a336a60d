/** How many of tonight's documents go their way alone, with the registers of the examples, and why the others do not. */
import { arrivals, exampleRegisters } from '../../validate/example-registers.ts'
import { judgeDocument } from '../../validate/judge.ts'

export interface Tonight {
  readonly arrived: number
  readonly fit: number
  /** Of those that are not fit: documents by code. */
  readonly codes: Readonly<Record<string, number>>
  /** Notes on those that are fit. */
  readonly notes: Readonly<Record<string, number>>
}

export function tonight(): Tonight {
  const registers = exampleRegisters()
  const judged = arrivals().map((a) => judgeDocument(a.bytes, a.receivedAt, registers))
  const fit = judged.filter((j) => j.verdict === 'fit')
  const other = judged.filter((j) => j.verdict !== 'fit')
  return {
    arrived: judged.length,
    fit: fit.length,
    codes: documentsBy(other.map((j) => j.findings.filter((f) => f.severity !== 'note').map((f) => f.code))),
    notes: documentsBy(fit.map((j) => j.findings.map((f) => f.code))),
  }
}

export function documentsBy(codes: readonly (readonly string[])[]): Readonly<Record<string, number>> {
  const counted = new Map<string, number>()
  for (const code of codes.flatMap((c) => [...new Set(c)])) counted.set(code, (counted.get(code) ?? 0) + 1)
  return Object.fromEntries([...counted].sort(([, a], [, b]) => b - a))
}
