/** Practice that differs: one supplier whose invoices each institution codes alike, but not as the others do. */
import type { Codebook } from '../coding/codebook.ts'
import { supplierOf } from '../coding/line.ts'
import type { CodedLineFacts } from '../coding/walk.ts'
import { groupBy } from '../group.ts'

/** An institution has a practice with so many lines, of which this share is on one account. */
const LEAST_LINES = 5
const LEAST_SHARE = 0.8
const YEARS_DAYS = 3 * 365

export interface Practice {
  readonly account: string
  readonly institutions: number
  readonly lines: number
}

export interface DifferingPractice {
  readonly supplierName: string
  /** The most used first. */
  readonly practices: readonly Practice[]
  /** Lines that are not on the most used account. */
  readonly otherwise: number
}

/** Of the ledger's last three years, most lines first. */
export function differingPractices(
  lines: readonly CodedLineFacts[],
  codebook: Codebook,
): readonly DifferingPractice[] {
  const since = (lines.at(-1)?.day ?? 0) - YEARS_DAYS
  const known = lines.filter(({ day, department }) => day > since && department !== '')
  return [...groupBy(known, supplierOf).values()]
    .flatMap((own): readonly DifferingPractice[] => {
      const practices = practicesOf(own, codebook)
      if (practices.length < 2) return []
      const [{ supplierName, supplierId }] = own as readonly [CodedLineFacts]
      const otherwise = practices.slice(1).reduce((sum, p) => sum + p.lines, 0)
      return [{ supplierName: supplierName || supplierId, practices, otherwise }]
    })
    .sort((a, b) => b.otherwise - a.otherwise)
}

function practicesOf(lines: readonly CodedLineFacts[], codebook: Codebook): readonly Practice[] {
  const practices = new Map<string, { institutions: number; lines: number }>()
  for (const own of groupBy(lines, (l) => l.department).values()) {
    const accounts = groupBy(own, (l) => codebook.of(l.code)?.account ?? '')
    const [account, most] = [...accounts].sort((a, b) => b[1].length - a[1].length)[0] ?? []
    if (account === undefined || own.length < LEAST_LINES) continue
    if ((most?.length ?? 0) < LEAST_SHARE * own.length) continue
    const practice = practices.get(account) ?? { institutions: 0, lines: 0 }
    practice.institutions++
    practice.lines += own.length
    practices.set(account, practice)
  }
  return [...practices].map(([account, p]): Practice => ({ account, ...p })).sort((a, b) => b.lines - a.lines)
}
