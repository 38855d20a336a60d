/** An invoice number in the forms that a disguised copy of it may share: bare, with confusable signs made one, without what is often put before or after it. */
import { saysNothing } from '../invoice/number.ts'
import { normaliseNumber } from './fingerprint.ts'

export interface NumberForm {
  /** As `normaliseNumber` has it. */
  readonly bare: string
  /** Confusable signs are one sign; words like `kopi` and zeros after a prefix are gone. */
  readonly folded: string
  /** `folded`, and that without prefix and suffix: two numbers that share one may be one number. At most `MAX_CORES`. */
  readonly cores: readonly string[]
  /** The letters and where they stand, digits left out: numbers of one series have the same. */
  readonly series: string
  /** All digits as one number: where in its series it stands. Undefined where there are none, or too many. */
  readonly value: number | undefined
  readonly digits: number
}

/** Forms of one number under which it is looked for. */
export const MAX_CORES = 4
/** Signs of a number that are looked at: an invoice number is not a text. */
const MAX_LENGTH = 40
/** What is left of a number when its beginning is taken away must still say something. */
const MIN_CORE = 3
/** Digits that a double holds exactly. */
const MAX_DIGITS = 15

const CONFUSED: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', B: '8', S: '5', Z: '2' }
const WORDS = [
  'INVOICE',
  'FAKTURANR',
  'FAKTURA',
  'REGNING',
  'DUPLICATE',
  'DUBLET',
  'GENFREMSENDT',
  'ORIGINAL',
  'RYKKER',
  'KOPI',
  'COPY',
  'FAKT',
  'FAK',
  'INV',
  'NR',
  'NO',
].join('|')
const WORD_BEFORE = new RegExp(`^(?:${WORDS})+(?=.{2})`)
const WORD_AFTER = new RegExp(`(?<=.{2})(?:${WORDS})+\\d?$`)
const LETTERS_BEFORE = /^\p{L}+(?=\p{N})/u
const LETTERS_AFTER = /(?<=\p{N})\p{L}{1,2}$/u
/** Signs that look like digits are no prefix. */
const ZEROS_AFTER_PREFIX = /^(?=[OILBSZ]*(?![OILBSZ])\p{L})(\p{L}+)0+(?=.)/u
const SEPARATED = /^(.*[\p{L}\p{N}])[^\p{L}\p{N}]+[\p{L}\p{N}]{1,2}[^\p{L}\p{N}]*$/u
const SEGMENT_BEFORE = /^[\p{L}\p{N}]+[^\p{L}\p{N}]+(?=.*\p{N})/u

export function numberForm(number: string): NumberForm {
  const written = number.normalize('NFKC').toUpperCase().slice(0, MAX_LENGTH)
  // Two that say nothing are not the same.
  const bare = saysNothing(written) ? '' : normaliseNumber(written)
  const withoutWords = bare.replace(WORD_BEFORE, '').replace(WORD_AFTER, '')
  const digits = bare.replace(/\D/g, '')
  return {
    bare,
    folded: fold(withoutWords),
    cores: coresOf(written, withoutWords),
    series: bare.replace(/\d+/g, '#'),
    value: digits.length > 0 && digits.length <= MAX_DIGITS ? Number(digits) : undefined,
    digits: digits.length,
  }
}

function coresOf(written: string, withoutWords: string): readonly string[] {
  const visible = written.replace(/\p{Cf}/gu, '').trim()
  const before = SEPARATED.exec(visible)?.[1]
  const withoutSuffix =
    before === undefined
      ? withoutWords.replace(LETTERS_AFTER, '')
      : normaliseNumber(before).replace(WORD_BEFORE, '').replace(WORD_AFTER, '')
  const withoutBeginning = [
    withoutWords.replace(LETTERS_BEFORE, ''),
    withoutSuffix.replace(LETTERS_BEFORE, ''),
    normaliseNumber(visible.replace(SEGMENT_BEFORE, '')),
  ].filter((core) => core.length >= MIN_CORE)
  const cores = [withoutWords, withoutSuffix, ...withoutBeginning].filter((core) => /\d/.test(core)).map(fold)
  return [...new Set([fold(withoutWords), ...cores])].slice(0, MAX_CORES)
}

function fold(bare: string): string {
  const folded = bare.replace(ZEROS_AFTER_PREFIX, '$1').replace(/[OILBSZ]/g, (sign) => CONFUSED[sign] ?? sign)
  return folded.replace(/^0+(?=.)/, '')
}
