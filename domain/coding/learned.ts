/**
 * The learned coder where it may decide: an invoice all of whose lines it is sure of, on accounts that people have given this creditor's lines at this
 * institution before. It says which account; the rest of the coding is as people wrote it beside that account.
 */
import type { Invoice } from '../invoice/invoice.ts'
import { type Coding, fitsRate, sameCoding } from './coding.ts'
import type { Permission } from './permission.ts'
import type { PastLine, Proposal, ProposedLine } from './proposal.ts'
import type { Suggestion } from './suggest.ts'

/** What the learned coder says of an invoice, and the permission in force by which it may decide. */
export interface Learned {
  readonly suggestion: Suggestion
  readonly permission: Permission
}

/** `frozen`: of this invoice it may not decide, having been wrong; `silent`: it might, and could not be asked. */
export type LearnedWord = Learned | 'frozen' | 'silent'

const PREFIX = 'learned@'

/** Undefined where it is not sure of every line: it proposes whole invoices or nothing. */
export function learnedCoder(
  invoice: Invoice,
  past: readonly PastLine[],
  { suggestion, permission }: Learned,
): Proposal | undefined {
  const lines = invoice.lines.flatMap(({ id, vatRate }, i): readonly ProposedLine[] => {
    const { account, score } = suggestion.lines[i] ?? {}
    if (account === undefined || score === undefined || score < permission.threshold) return []
    const precedents = past.filter(({ coding }) => coding.account === account)
    const coding = commonCoding(precedents)
    if (!coding || !fitsRate(coding, vatRate)) return []
    return [{ lineId: id, coding, doubt: undefined, evidence: precedents.map((l) => l.lineId) }]
  })
  if (lines.length === 0 || lines.length < invoice.lines.length) return undefined
  return { model: `${PREFIX}${permission.model}`, threshold: words(permission), lines }
}

/** The learned coder's model by which a proposal was made; undefined where another coder made it. */
export function modelOfLearned({ model }: Pick<Proposal, 'model'>): string | undefined {
  return model.startsWith(PREFIX) ? model.slice(PREFIX.length) : undefined
}

function commonCoding(precedents: readonly PastLine[]): Coding | undefined {
  const newest = precedents.at(-1)?.coding
  return newest && precedents.every(({ coding }) => sameCoding(coding, newest)) ? newest : undefined
}

function words({ threshold, target, upper }: Permission): string {
  return `a score of ${threshold} for every line: at most ${percent(upper)} of such invoices wrong, ${percent(target)} permitted`
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`
