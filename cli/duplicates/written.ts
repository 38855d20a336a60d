/** Amounts and dates as files write them, Danish or not: read where they can mean one thing only. */
import { dayOf } from '../../domain/duplicates/sighting.ts'
import { type Ore, parseOre } from '../../domain/money.ts'

/** `ambiguous`: a thousand or a fraction, a day or a month. `unreadable`: something stands there that is neither. */
export type Written<T> = { readonly value: T } | 'ambiguous' | 'unreadable'

const SIGN = /^[+-]|[+-]$/
const PLAIN = /^\d+(?:\.\d+)?$/
const POINTS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?$/
const COMMAS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?$/
const COMMA = /^\d+,\d{1,2}$/
/** 1.234 and 1,234 are a thousand to one and a fraction to the other. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/
const ORE = 100

/** `1234.56`, `1.234,56`, `1 234,56`, `1,234.56`, with a sign before or behind. */
export function writtenAmount(text: string): Written<Ore> {
  const bare = text.normalize('NFKC').replace(/\s/g, '').replace('\u2212', '-')
  const sign = SIGN.exec(bare)?.[0]
  const digits = bare.replace(SIGN, '')
  if (EITHER.test(digits)) return 'ambiguous'
  const decimal = COMMAS.test(digits)
    ? digits.replaceAll(',', '')
    : POINTS.test(digits) || COMMA.test(digits)
      ? digits.replaceAll('.', '').replace(',', '.')
      : digits
  if (!PLAIN.test(decimal)) return 'unreadable'
  // Fractions of an øre come of somebody's division.
  const value = parseOre(decimal) ?? Math.round(Number(decimal) * ORE)
  return Number.isSafeInteger(value) ? { value: sign === '-' && value !== 0 ? -value : value } : 'unreadable'
}

const DAY_FIRST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?=$|[ T])/
const YEAR_FIRST = /^(\d{4})([/.]?)(\d{2})\2(\d{2})(?=$|[ T])/
const MONTHS = 12

/** Days since 1970-01-01 of `2026-11-24`, `24-11-2026`, `24.11.2026`; with strokes only where it is plain which is the month. */
export function writtenDay(text: string): Written<number> {
  const day = dayOf(text)
  if (day !== undefined) return { value: day }
  const [, year, , month, date] = YEAR_FIRST.exec(text) ?? []
  if (year && month && date) return known(year, month, date)
  const [, first = '', separator, second = '', yearBehind] = DAY_FIRST.exec(text) ?? []
  if (!yearBehind) return 'unreadable'
  if (separator !== '/' || Number(first) > MONTHS || first === second) return known(yearBehind, second, first)
  return Number(second) > MONTHS ? known(yearBehind, first, second) : 'ambiguous'
}

function known(year: string, month: string, date: string): Written<number> {
  const day = dayOf(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return day === undefined ? 'unreadable' : { value: day }
}
