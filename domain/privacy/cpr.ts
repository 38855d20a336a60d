/**
 * CPR numbers in text: found by shape and date, and masked. The check digit is not asked for, because numbers have been given out
 * without a right one since 2007. Ten digits that happen to look like a number are masked too: better once too often.
 */

/** What stands in a text where a CPR number stood. */
export const CPR_MASK = 'XXXXXX-XXXX'

/** Day, month, year, then hyphen (any kind, a space around it allowed), slash or nothing, then four digits; not within more digits. */
const SHAPE =
  /(?<!\d|\d[.,])(\d{2})(\d{2})(\d{2})(?:\p{Zs}?[-/._=\u00AD\u2010-\u2015\u2212]\p{Zs}?|)(\d{4})(?![\d]|[.,]\d)/gu
/** The same with a hyphen: in a number field, where ten digits in a row are most often something else. */
const WITH_HYPHEN =
  /(?<![\p{L}\d-])(\d{2})(\d{2})(\d{2})\p{Zs}?[-\u00AD\u2010-\u2015\u2212]\p{Zs}?(\d{4})(?![\p{L}\d-])/gu
/** With a space only, where the text says itself what follows. */
const NAMED = /((?:cpr|personnummer|personnr)\P{N}{0,20})(\d{2})(\d{2})(\d{2})\p{Zs}+(\d{4})(?!\d)/giu

/** Replacement numbers (given to those without an address in Denmark) have 60 added to the day. */
const REPLACEMENT_DAYS = 60
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Full-width and mathematical digits read as digits, so they count as digits. */
const OTHER_DIGITS = /[\uff10-\uff19\u{1d7ce}-\u{1d7ff}]/gu
/** The date of any CPR number: most texts have no six digits in a row, and need no closer look. */
const SIX_DIGITS = /[0-9]{6}/

/** A free text with every CPR number masked. */
export function maskCpr(written: string): string {
  const text = plain(written)
  if (!SIX_DIGITS.test(text)) return written
  const masked = masks(text)
  return masked === text ? written : masked
}

/** Where the text says itself what follows. */
const SAID = /(?:cpr|personnummer|personnr)\P{N}{0,20}(\d{2})(\d{2})(\d{2})\P{N}{0,3}(\d{4})(?!\d)/giu

/** The CPR numbers of a text that says itself that they are such: ten digits each, each once. For the ERP's own field for them, and nothing else. */
export function cprNumbers(written: string): readonly string[] {
  const text = plain(written)
  const found = [...text.matchAll(SAID)].map((match) => match.slice(1))
  return [
    ...new Set(found.filter(([day = '', month = '']) => isDay(day, month)).map((parts) => parts.join(''))),
  ]
}

/** Digits as digits, and without signs that are not seen; a soft hyphen is a hyphen. */
function plain(written: string): string {
  return written.replace(OTHER_DIGITS, (digit) => digit.normalize('NFKC')).replace(UNSEEN, '')
}

/** Format characters but the soft hyphen. */
const UNSEEN = /(?!\u00AD)\p{Cf}/gu

function masks(text: string): string {
  return text
    .replace(SHAPE, (found, day: string, month: string) => (isDay(day, month) ? CPR_MASK : found))
    .replace(NAMED, (found, before: string, day: string, month: string) =>
      isDay(day, month) ? `${before}${CPR_MASK}` : found,
    )
}

/** A field that holds a number of its own (order, account string): masked only where the number is written with a hyphen. */
export function maskCprInNumber(text: string): string {
  if (!SIX_DIGITS.test(text)) return text
  return text.replace(WITH_HYPHEN, (found, day: string, month: string) =>
    isDay(day, month) ? CPR_MASK : found,
  )
}

/** A file name: digits of other numbers and words stand beside it, joined by signs that are no part of them. */
export function maskCprInName(name: string): string {
  return maskCpr(name.replaceAll('_', ' ')) === name.replaceAll('_', ' ')
    ? name
    : maskCpr(name.replaceAll('_', ' '))
}

/** The century does not stand in the number's date, so 29 February is a day of every year. */
function isDay(day: string, month: string): boolean {
  const days = DAYS_IN_MONTH[Number(month) - 1]
  const number = Number(day) > REPLACEMENT_DAYS ? Number(day) - REPLACEMENT_DAYS : Number(day)
  return days !== undefined && number >= 1 && number <= days
}
