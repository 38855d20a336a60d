/** What every part of the page is told with: the analysis, the language, and how numbers are written in it. */
import { type Day, dateOf } from '../../domain/coding/line.ts'
import type { Ore } from '../../domain/money.ts'
import type { Analysis } from '../../domain/preanalysis/analysis.ts'
import type { Interval } from '../../domain/preanalysis/intervals.ts'
import type { Names } from './ledger.ts'

export type Language = 'da' | 'en'

export interface Page {
  readonly language: Language
  readonly analysis: Analysis
  readonly names: Names & {
    readonly supplier: (key: string) => string
    readonly account: (key: string) => string
  }
  readonly ledgerName: string
  /** The text in the page's language. */
  readonly say: (da: string, en: string) => string
  readonly percent: (share: number) => string
  readonly interval: (of: Interval) => string
  /** A whole number. */
  readonly count: (n: number) => string
  readonly kroner: (ore: Ore) => string
  readonly millions: (ore: Ore) => string
  readonly date: (day: Day) => string
}

const LOCALES = { da: 'da-DK', en: 'en-GB' } as const

export function pageOf(language: Language, parts: Pick<Page, 'analysis' | 'names' | 'ledgerName'>): Page {
  const locale = LOCALES[language]
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const kr = language === 'da' ? 'kr.' : 'DKK'
  const million = language === 'da' ? 'mio. kr.' : 'million DKK'
  const percent = (share: number): string => `${one.format(100 * share)} %`
  return {
    language,
    ...parts,
    say: (da, en) => (language === 'da' ? da : en),
    percent,
    interval: ({ low, high }) => `${one.format(100 * low)}–${percent(high)}`,
    count: (n) => whole.format(n),
    kroner: (ore) => `${whole.format(ore / ORE)} ${kr}`,
    millions: (ore) => `${two.format(ore / ORE / MILLION)} ${million}`,
    date: (day) => calendar.format(new Date(`${dateOf(day)}T00:00:00Z`)),
  }
}

const ORE = 100
const MILLION = 1_000_000
