/** Makes harmless edits and counts what the validator finds that it did not find before. */

import type { Finding } from '../../domain/rules/rule.ts'
import { judgeDocument } from '../../scripts/validate/judge.ts'
import type { Examples } from './accepted.ts'
import type { Harmless } from './harmless/harmless.ts'
import { EACH, planted, rotated } from './plant.ts'

export interface Spared {
  readonly edit: string
  readonly made: number
  /** Edits with a finding that the document did not have, a note included. */
  readonly disturbed: number
  /** Those findings, with the documents. */
  readonly findings: readonly string[]
}

export function spare(harmless: Harmless, index: number, { accepted, registers }: Examples): Spared {
  const findings: string[] = []
  let made = 0
  let disturbed = 0
  for (const document of rotated(accepted, index)) {
    if (made === EACH) break
    const bytes = planted(harmless, document.xml, made)
    if (!bytes) continue
    made += 1
    const now = judgeDocument(bytes, document.receivedAt, registers).findings
    const counted = harmless.notes ? now.filter((f) => f.severity !== 'note') : now
    const fresh = beyond(counted, document.noted)
    const added = harmless.leaves ? otherThan(fresh, harmless.leaves) : fresh
    if (added.length > 0) disturbed += 1
    findings.push(...added.map((code) => `${document.file}: ${code}`))
  }
  return { edit: harmless.name, made, disturbed, findings }
}

/** What is wrong where exactly one code is to be found. */
function otherThan(fresh: readonly string[], expected: string): readonly string[] {
  const others = fresh.filter((code) => code !== expected)
  return fresh.includes(expected) ? others : [...others, `without ${expected}`]
}

/** Codes that stand more often than before: lines in another order have other paths. */
function beyond(now: readonly Finding[], before: readonly Finding[]): readonly string[] {
  const count = (findings: readonly Finding[], code: string): number =>
    findings.filter((f) => f.code === code).length
  return [...new Set(now.map((f) => f.code))].filter((code) => count(now, code) > count(before, code))
}
