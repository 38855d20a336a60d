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
  /** Of a share that somebody has set: 2 %, not 2.0 %. */
  readonly set: (share: number) => string
  readonly interval: (of: Interval) => string
  /** A whole number. */
  readonly count: (n: number) => string
  readonly kroner: (ore: Ore) => string
  readonly kronerRange: (low: Ore, high: Ore) => string
  readonly millions: (ore: Ore) => string
  readonly millionsRange: (low: Ore, high: Ore) => string
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
  const few = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  // A little below nothing would be written as minus nothing.
  const millionsOf = (ore: Ore): string => two.format(Math.round(ore / ORE / TEN_THOUSAND) / 100 + 0)
  const percent = (share: number): string => `${one.format(100 * share)} %`
  return {
    language,
    ...parts,
    say: (da, en) => (language === 'da' ? da : en),
    percent,
    interval: ({ low, high }) => `${one.format(100 * low)}–${percent(high)}`,
    count: (n) => whole.format(n),
    set: (share) => `${few.format(100 * share)} %`,
    kronerRange: (low, high) => `${whole.format(low / ORE)}–${whole.format(high / ORE)} ${kr}`,
    millionsRange: (low, high) => `${millionsOf(low)}–${millionsOf(high)} ${million}`,
    kroner: (ore) => `${whole.format(ore / ORE)} ${kr}`,
    millions: (ore) => `${millionsOf(ore)} ${million}`,
    date: (day) => calendar.format(new Date(`${dateOf(day)}T00:00:00Z`)),
  }
}

const ORE = 100
const TEN_THOUSAND = 10_000
