/** Names of firms and Danish addresses in a form in which two ways to write one thing are one. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js'

/** Of the longer text: how much of it may be written otherwise. */
const LIKE_SHARE = 0.2
/** Beyond this a text is no name; comparing costs its square. */
const MAX_CHARS = 100

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[æäǽ]/g, 'ae'],
  [/[øö]/g, 'oe'],
  [/å/g, 'aa'],
  [/ü/g, 'ue'],
  [/é|è|ê/g, 'e'],
]
/** Forms of company: who changes the form is the same firm by its CVR number. */
const FORMS = new Set(
  'a s as aps ivs is i is amba smba ks k fmba p pmba holding dk danmark denmark ltd limited inc gmbh ab co company the'.split(
    ' ',
  ),
)
const AND = /&|\+|\bog\b|\band\b/g
/** Within street names. */
const STREET_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sankt|sct|skt|st)\b/g, 'sankt'],
  [/\b(?:doktor|dr)\b/g, 'doktor'],
  [/\b(?:gammel|gl)\b/g, 'gammel'],
  [/\b(?:noerre|nr)\b/g, 'noerre'],
  [/\b(?:soender|sdr)\b/g, 'soender'],
  [/\b(?:vester|v)\b/g, 'vester'],
  [/\b(?:oester|oe)\b/g, 'oester'],
  [/(?:vej|v)(?= \d|$)/g, 'vej'],
  [/(?:gade|gd|g)(?= \d|$)/g, 'gade'],
  [/(?:alle|all)(?= \d|$)/g, 'alle'],
  [/(?:boulevard|blvd|bd)(?= \d|$)/g, 'boulevard'],
  [/(?:plads|pl)(?= \d|$)/g, 'plads'],
]

function folded(text: string): string {
  const low = text.normalize('NFKC').toLowerCase().slice(0, MAX_CHARS)
  return LETTERS.reduce((t, [from, to]) => t.replace(from, to), low)
}

const words = (text: string): readonly string[] =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)

/** A firm's name without its form, punctuation and case. */
export function firmKey(name: string): string {
  const all = words(folded(name).replace(AND, ' '))
  const own = all.filter((word) => !FORMS.has(word))
  return (own.length > 0 ? own : all).join(' ')
}

/** Street and first house number: floor, door and what stands behind them are left out. */
export function streetKey(street: string): string {
  const plain = words(folded(street))
    .join(' ')
    .replace(/(\d)\s*([a-z])\b/g, '$1$2')
  const numbered = /^(.*?\D)\s?(\d+)/.exec(plain)
  const [, name = plain, number = ''] = numbered ?? []
  const spelt = `${name.trim()} ${number}`.trim()
  return STREET_WORDS.reduce((t, [from, to]) => t.replace(from, to), spelt)
}

/** One text, or one that is within the other word by word, or one with a few letters otherwise. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = [a, b].map((t) => t.split(' ')).sort((x, y) => x.length - y.length)
  if (
    short &&
    long &&
    short.length >= 1 &&
    short.join('').length >= 4 &&
    short.every((word) => long.includes(word))
  )
    return true
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true
  return DamerauLevenshteinDistance(a, b, { restricted: true }) <= LIKE_SHARE * Math.max(a.length, b.length)
}
