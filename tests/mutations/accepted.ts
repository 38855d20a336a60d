/** The documents of `examples/` that the validator calls fit: what the defects are planted in. */

import type { Finding } from '../../domain/rules/rule.ts'
import { arrivals, exampleRegisters } from '../../scripts/validate/example-registers.ts'
import { judgeDocument, type Registers } from '../../scripts/validate/judge.ts'

export interface Accepted {
  readonly file: string
  readonly receivedAt: string
  readonly xml: string
  /** What is noted on it as it is. */
  readonly noted: readonly Finding[]
}

export interface Examples {
  readonly registers: Registers
  readonly accepted: readonly Accepted[]
  readonly arrived: number
}

/** Longer ones are read like the others, only slower. */
const MAX_BYTES = 40_000

export function examples(): Examples {
  const registers = exampleRegisters()
  const arrived = arrivals()
  const accepted = arrived.flatMap(({ file, receivedAt, bytes }) => {
    if (bytes.length > MAX_BYTES) return []
    const judgement = judgeDocument(bytes, receivedAt, registers)
    if (judgement.verdict !== 'fit') return []
    return [{ file, receivedAt, xml: bytes.toString('utf8'), noted: judgement.findings }]
  })
  return { registers, accepted, arrived: arrived.length }
}
