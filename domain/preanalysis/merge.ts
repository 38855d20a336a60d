/** What it would gain to make one account of two: counted on lines that came after those by which the two were found. */
import { Codebook, type CodingString } from '../coding/codebook.ts'
import { UNIFORM_LINES } from '../coding/uniform.ts'
import type { CodedLineFacts } from '../coding/walk.ts'
import { runsBefore } from './experience.ts'
import { type InvoiceCase, isRight } from './invoice-case.ts'
import type { LookAlike } from './look-alike.ts'

export interface Gain {
  /** Lines whose proposal would have been right. */
  readonly right: number
  /** Invoices whose lines would all have been right. */
  readonly invoices: number
  /** Lines that would have had twenty alike before them. */
  readonly uniform: number
}

/** `lines`: the whole ledger in the order of its days; `cases`: those on which it is counted. */
export function gainOf(
  pair: LookAlike,
  lines: readonly CodedLineFacts[],
  cases: readonly InvoiceCase[],
  codebook: Codebook,
): Gain {
  const codeOf = merged([pair], codebook)
  const measured = cases.flatMap((c) => c.lines)
  const wouldBeRight = ({ proposed, line }: (typeof measured)[number]): boolean =>
    proposed >= 0 && codeOf(proposed) === codeOf(line.code)
  const asIs = runsBefore(lines, ({ code }) => code)
  const asOne = runsBefore(lines, ({ code }) => codeOf(code))
  const isUniform = (runs: ReadonlyMap<string, number>, id: string): boolean =>
    (runs.get(id) ?? 0) >= UNIFORM_LINES
  return {
    right: measured.filter((w) => !isRight(w) && wouldBeRight(w)).length,
    invoices: cases.filter((c) => c.wrong && c.lines.every(wouldBeRight)).length,
    uniform: measured.filter(({ line: { lineId } }) => isUniform(asOne, lineId) && !isUniform(asIs, lineId))
      .length,
  }
}

/** The same invoices, judged as if the accounts of each pair were one. */
export function judgedAsOne(
  cases: readonly InvoiceCase[],
  pairs: readonly LookAlike[],
  codebook: Codebook,
): readonly InvoiceCase[] {
  const codeOf = merged(pairs, codebook)
  return cases.map((c) => ({
    ...c,
    wrong: !c.lines.every(({ proposed, line }) => proposed >= 0 && codeOf(proposed) === codeOf(line.code)),
  }))
}

/** Codings as they would be numbered if the accounts were one; cost centres stay what they are. */
function merged(
  pairs: readonly Pick<LookAlike, 'keep' | 'merge'>[],
  codebook: Codebook,
): (code: number) => number {
  const into = new Map(pairs.map(({ keep, merge }) => [merge, keep]))
  const own = new Codebook()
  const numbers = codebook
    .all()
    .map((coding: CodingString) =>
      own.numberOf({ ...coding, account: into.get(coding.account) ?? coding.account }),
    )
  return (code) => numbers[code] ?? code
}
