/** The validator as the suite asks it: bytes and the municipality's registers in, findings out, in the words that both a failure and a finding have. */
import { applyRules } from '../../domain/rules/registry.ts'
import type { Severity } from '../../domain/rules/rule.ts'
import { readInvoice } from '../../intake/read/read.ts'
import type { Registers } from './registers.ts'

export interface Found {
  readonly code: string
  readonly severity: Severity
  readonly path: string
}

export interface Judgement {
  readonly verdict: 'fit' | 'manual' | 'reject'
  readonly findings: readonly Found[]
}

export function judge(bytes: Uint8Array, receivedAt: string, registers: Registers): Judgement {
  const reading = readInvoice(bytes)
  if ('failure' in reading) {
    const { code, detail } = reading.failure
    return { verdict: 'reject', findings: [{ code, severity: 'reject', path: detail }] }
  }
  const { invoice } = reading
  const findings = applyRules({ invoice, receivedAt, ...registers.about(invoice) })
  return { verdict: worst(findings), findings }
}

function worst(findings: readonly Found[]): Judgement['verdict'] {
  if (findings.some((f) => f.severity === 'reject')) return 'reject'
  return findings.some((f) => f.severity === 'manual') ? 'manual' : 'fit'
}

/** What is above a note: what keeps an invoice from going its way alone. */
export const stops = ({ findings }: Judgement): readonly Found[] =>
  findings.filter((f) => f.severity !== 'note')
