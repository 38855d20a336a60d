/** The validator as it is measured: bytes and the registers' answers in, findings out, in the words that a failure and a finding share. */
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { applyRules } from '../../domain/rules/registry.ts'
import type { RuleContext, Severity } from '../../domain/rules/rule.ts'
import { readInvoice } from '../../intake/read/read.ts'

export interface Found {
  readonly code: string
  readonly severity: Severity
  readonly path: string
}

export interface Judgement {
  readonly verdict: 'fit' | 'manual' | 'reject'
  readonly findings: readonly Found[]
}

export type Answers = Omit<RuleContext, 'invoice' | 'receivedAt'>

/** What the registers answer about an invoice's parties. */
export interface Registers {
  readonly about: (invoice: Invoice) => Answers
}

/** Nothing is at hand: neither registers nor the day on which the document came. */
export const NO_REGISTERS: Registers = {
  about: () => ({
    institution: undefined,
    creditors: [],
    absent: ['suppliers', 'institutions', 'chart'],
    receivedUnknown: true,
  }),
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
