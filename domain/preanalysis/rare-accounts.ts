/** Accounts that hardly anybody uses: each is one more thing to choose wrongly, and too rare to be learnt. */
import type { Codebook } from '../coding/codebook.ts'
import { type Day, supplierOf } from '../coding/line.ts'
import type { CodedLineFacts } from '../coding/walk.ts'
import { patternKey } from './experience.ts'

/** Fewer lines than this in the ledger's last year. */
export const RARE_LINES = 5
const YEAR_DAYS = 365

export interface RareAccount {
  readonly account: string
  readonly lines: number
  readonly linesOfYear: number
  readonly lastUsed: Day
  readonly suppliers: number
  /** What the same suppliers are mostly coded on at the same institutions instead; empty where there is none. */
  readonly beside: string
}

export interface Rare {
  readonly accounts: number
  /** Share of the last year's lines. */
  readonly share: number
  /** Those without any line in the last year. */
  readonly unused: number
  /** Fewest lines first. */
  readonly rare: readonly RareAccount[]
}

export function rareAccounts(lines: readonly CodedLineFacts[], codebook: Codebook): Rare {
  const since = (lines.at(-1)?.day ?? 0) - YEAR_DAYS
  const accountOf = (line: CodedLineFacts): string => codebook.of(line.code)?.account ?? ''
  const accounts = new Map<string, CodedLineFacts[]>()
  const beside = new Map<string, Map<string, number>>()
  for (const line of lines) {
    const account = accountOf(line)
    const own = accounts.get(account)
    if (own) own.push(line)
    else accounts.set(account, [line])
    const counts = beside.get(patternKey(line)) ?? new Map<string, number>()
    counts.set(account, (counts.get(account) ?? 0) + 1)
    beside.set(patternKey(line), counts)
  }
  const all = [...accounts].map(([account, own]): RareAccount => {
    const others = new Map<string, number>()
    for (const key of new Set(own.map(patternKey)))
      for (const [other, n] of beside.get(key) ?? [])
        if (other !== account) others.set(other, (others.get(other) ?? 0) + n)
    return {
      account,
      lines: own.length,
      linesOfYear: own.filter((l) => l.day > since).length,
      lastUsed: own.at(-1)?.day ?? 0,
      suppliers: new Set(own.map(supplierOf)).size,
      beside: [...others].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '',
    }
  })
  const rare = all.filter((a) => a.linesOfYear < RARE_LINES)
  const linesOfYear = all.reduce((sum, a) => sum + a.linesOfYear, 0)
  return {
    accounts: all.length,
    share: rare.reduce((sum, a) => sum + a.linesOfYear, 0) / Math.max(1, linesOfYear),
    unused: rare.filter((a) => a.linesOfYear === 0).length,
    rare: rare.sort((a, b) => a.linesOfYear - b.linesOfYear || a.lines - b.lines),
  }
}
