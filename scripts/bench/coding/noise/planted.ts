/** A ledger with a disturbance planted in it: what people's labels say is kept apart from what is right, so that the walk sees the one and is judged by the other. */
import type { CodingString } from '../../../../domain/coding/codebook.ts'
import { type Day, type LineFacts, supplierOf } from '../../../../domain/coding/line.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { keyedPick } from '../../../examples/keyed.ts'

export interface Planted {
  /** With the codings that the walk sees. */
  readonly lines: readonly CodedLine[]
  /** By a line's id: what is right, where that is not what is seen. */
  readonly truth: ReadonlyMap<string, CodingString>
  /** How many lines were touched. */
  readonly touched: number
  /** Does the disturbance go on to concern such lines of a pattern? Only they show whether it is over. */
  readonly concerns: (line: LineFacts) => boolean
  /** Under what a wrong proposal is counted that the disturbance can have led to; undefined where it cannot. */
  readonly misled: (line: LineFacts, proposed: CodingString) => string | undefined
}

export const undisturbed = (lines: readonly CodedLine[]): Planted => ({
  lines,
  truth: new Map(),
  touched: 0,
  concerns: () => false,
  misled: () => undefined,
})

/** Part of every draw: another number plants other disturbances. */
export const NOISE_SEED = 1

/** Who is paid by which institution. */
export const patternOf = (line: LineFacts): string => `${supplierOf(line)}\x1f${line.department}`

export const accountsOf = (lines: readonly CodedLine[]): readonly string[] =>
  [...new Set(lines.map((l) => l.account))].sort()

/** The same coding on another account of the ledger, always the same for the same key. */
export function otherAccount(
  { account, costCentre }: CodingString,
  accounts: readonly string[],
  ...key: readonly (string | number)[]
): CodingString {
  const others = accounts.filter((other) => other !== account)
  return { account: keyedPick(others, 'noise', NOISE_SEED, ...key), costCentre }
}

/** What people code otherwise from now on is right: old labels are what misleads. */
export function changedPractice(
  lines: readonly CodedLine[],
  changed: (line: CodedLine) => CodingString | undefined,
): Planted {
  const touched = new Set<string>()
  const seen = lines.map((line) => {
    const coding = changed(line)
    if (!coding) return line
    touched.add(line.lineId)
    return { ...line, ...coding }
  })
  return {
    lines: seen,
    truth: new Map(),
    touched: touched.size,
    concerns: (line) => touched.has(line.lineId),
    misled: (line) => (touched.has(line.lineId) ? patternOf(line) : undefined),
  }
}

/** Labels that are seen and wrong: they mislead about what comes later of the same supplier and institution. */
export function wrongLabels(
  lines: readonly CodedLine[],
  wrong: (line: CodedLine) => CodingString | undefined,
): Planted {
  const truth = new Map<string, CodingString>()
  const since = new Map<string, Day>()
  const under = (line: LineFacts, { account, costCentre }: CodingString): string =>
    [patternOf(line), account, costCentre].join('\x1f')
  const seen = lines.map((line) => {
    const coding = wrong(line)
    if (!coding) return line
    const { account, costCentre } = line
    truth.set(line.lineId, { account, costCentre })
    const key = under(line, coding)
    since.set(key, Math.min(line.day, since.get(key) ?? line.day))
    return { ...line, ...coding }
  })
  return {
    lines: seen,
    truth,
    touched: truth.size,
    concerns: () => true,
    misled: (line, proposed) => {
      const key = under(line, proposed)
      return line.day > (since.get(key) ?? Number.POSITIVE_INFINITY) ? key : undefined
    },
  }
}
