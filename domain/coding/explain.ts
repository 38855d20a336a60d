/** Why a line is proposed as it is, in words: the same sentences for reviewers, leaders and the pre-analysis. */
import type { Coder, Proposal } from './coder.ts'
import { NONE } from './history.ts'
import { KEYS, type Key } from './keys.ts'
import { type Day, dateOf } from './line.ts'

export type Language = 'da' | 'en'

/** By which keys a person would look, from the special to the general. */
const SHOWN: readonly Key[] = [
  'supplier reference',
  'supplier department text',
  'supplier text',
  'supplier department',
  'supplier',
  'text department',
]
const IN_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'supplier reference': {
    da: 'leverandøren med samme kontostreng eller ordre',
    en: 'the supplier with the same coding string or order',
  },
  'supplier department text': {
    da: 'leverandøren ved institutionen med samme tekst',
    en: 'the supplier at this institution with the same text',
  },
  'supplier text': { da: 'leverandøren med samme tekst', en: 'the supplier with the same text' },
  'supplier department': { da: 'leverandøren ved institutionen', en: 'the supplier at this institution' },
  supplier: { da: 'leverandøren', en: 'the supplier' },
  'text department': { da: 'samme tekst ved institutionen', en: 'the same text at this institution' },
}

export interface Evidence {
  readonly key: Key
  /** Lines that people coded as proposed, of all that they coded. */
  readonly agreeing: number
  readonly lines: number
  readonly first: Day
  readonly last: Day
}

export function evidenceOf({ history }: Coder, { hashed, proposed }: Proposal): readonly Evidence[] {
  return SHOWN.flatMap((key): readonly Evidence[] => {
    const row = history.find(hashed.keys[KEYS.indexOf(key)] as number)
    if (row === NONE) return []
    const { at } = history.values
    const entry = history.entryOf(row, proposed.code)
    const agreeing = entry === NONE ? 0 : (history.entries.at.labels[entry] as number)
    return [
      {
        key,
        agreeing,
        lines: at.labels[row] as number,
        first: at.firstDay[row] as number,
        last: at.lastDay[row] as number,
      },
    ]
  })
}

export function sentence({ key, agreeing, lines, first, last }: Evidence, language: Language): string {
  const what = IN_WORDS[key]?.[language] ?? key
  return language === 'da'
    ? `${agreeing} af ${lines} linjer fra ${what} siden ${dateOf(first)}, senest den ${dateOf(last)}`
    : `${agreeing} of ${lines} lines of ${what} since ${dateOf(first)}, last on ${dateOf(last)}`
}

export interface Alternative {
  readonly code: number
  readonly p: number
}

/** The likeliest candidates with their odds, the proposal first. */
export function alternativesOf({ odds }: Proposal, count: number): readonly Alternative[] {
  if (!odds) return []
  return odds.candidates
    .map((code, c) => ({ code, p: odds.p[c] as number }))
    .sort((a, b) => b.p - a.p)
    .slice(0, count)
}

/** More than this is not "nearly": a person is not told to wait for it. */
export const MOST_MISSING = 20

/**
 * How many more lines, coded as proposed by people on the day itself, would make the proposal sure enough; undefined where even many would not. It
 * teaches the coder those lines to see: use one that is needed for nothing else afterwards.
 */
export function missingLines(
  coder: Coder,
  { line, proposed }: Proposal,
  isSure: (proposal: Proposal, features: Float32Array) => boolean,
): number | undefined {
  if (proposed.code === NONE) return undefined
  for (let more = 0; more <= MOST_MISSING; more++) {
    const { proposals, features } = coder.propose([line], () => true)
    const [again] = proposals
    if (!again || again.proposed.code !== proposed.code) return undefined
    if (isSure(again, features)) return more
    coder.teach([{ proposal: again, code: proposed.code }])
  }
  return undefined
}
