/** What a document comes to: a verdict, and why. The same for one that cannot be read at all. */
import type { ErrorCode } from '../errors.ts'
import { applyRules } from './registry.ts'
import type { Finding, RuleContext, Severity } from './rule.ts'

/** `fit`: may be handled automatically · `manual`: a person must look · `reject`: cannot be paid as it is. */
export type Verdict = 'fit' | 'manual' | 'reject'

export interface Judgement {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
}

/** What may well be an invoice, only not one for this program: a person registers it by hand. */
const FOR_A_PERSON: ReadonlySet<ErrorCode> = new Set([
  'DOC_UNKNOWN_FORMAT',
  'DOC_TOO_MANY_LINES',
  'DOC_TOO_LARGE',
  'DOC_UNREADABLE',
])

export function judgeInvoice(context: RuleContext): Judgement {
  const findings = applyRules(context)
  return { verdict: verdictOf(findings), findings }
}

export function judgeFailure(code: ErrorCode, path: string): Judgement {
  const severity: Severity = FOR_A_PERSON.has(code) ? 'manual' : 'reject'
  return { verdict: severity, findings: [{ code, severity, path }] }
}

function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((f) => f.severity === 'reject')) return 'reject'
  return findings.some((f) => f.severity === 'manual') ? 'manual' : 'fit'
}
