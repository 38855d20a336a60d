/** By what the history of a line is looked up: from the general to the special. A key that a line lacks is 0. */
import type { Place } from './document-place.ts'
import { hashPair, hashText } from './hash.ts'
import { type LineFacts, normaliseName, normaliseText, shapeOf, supplierOf } from './line.ts'

export const KEYS = [
  'department',
  'name',
  'words department',
  'text department',
  'exact text',
  'name department',
  'department size',
  'department amount',
  'supplier',
  'supplier shape',
  'supplier words',
  'supplier department',
  'supplier number',
  'supplier department place',
  'supplier department prefix',
  'supplier department size',
  'supplier text',
  'supplier exact text',
  'supplier department text',
  'supplier texts text',
  'supplier department text size',
  'supplier amount',
  'supplier text amount',
  'supplier department amount',
  'reference',
  'supplier reference',
] as const
export type Key = (typeof KEYS)[number]

export const NO_KEY = 0

/** More lines, or a later place, than this are one class: what is that long is alike. */
const MANY_LINES = 12
const PREFIX_SHAPE = 12
const PREFIX_LETTERS = 3
const FIRST_WORDS = 2

/** Order of magnitude of an amount, two steps an octave, with its sign. */
export function sizeOf(amount: number): number {
  const steps = Math.floor(2 * Math.log2(Math.max(Math.abs(amount), 1) / 100))
  return amount < 0 ? -steps - 1000 : steps
}

export interface Hashed {
  /** One hash a key of `KEYS`, in their order. */
  readonly keys: Float64Array
  readonly supplier: number
  readonly pattern: number
  /** Supplier, department and text (without text: amount's size): the finest of the robot's own record. */
  readonly finest: number
}

const once = new Map<string, number>()
const ONCE_KEPT = 200_000
/** Texts repeat: their hashes are kept. */
function hash(text: string): number {
  const known = once.get(text)
  if (known !== undefined) return known
  if (once.size >= ONCE_KEPT) once.clear()
  const made = hashText(text)
  once.set(text, made)
  return made
}

export function hashLine(line: LineFacts, place: Place): Hashed {
  const supplier = hash(`s${supplierOf(line)}`)
  const department =
    line.department === '' ? NO_KEY : hash(`d${line.department.normalize('NFC').toUpperCase()}`)
  const plain = normaliseText(line.text)
  const text = plain === '' ? NO_KEY : hash(`t${plain}`)
  const exact = plain === '' ? NO_KEY : hash(`e${line.text.normalize('NFC').toUpperCase()}`)
  const words = plain === '' ? NO_KEY : hash(`w${plain.split(' ').slice(0, FIRST_WORDS).join(' ')}`)
  const name = line.supplierId === '' ? NO_KEY : hash(`n${normaliseName(line.supplierName)}`)
  const amount = hash(`a${line.amount}`)
  const size = hash(`z${sizeOf(line.amount)}`)
  const number = line.documentNo.normalize('NFC').toUpperCase()
  const shape = shapeOf(number)
  const prefix = hash(`p${shape.slice(0, PREFIX_SHAPE)}|${number.slice(0, PREFIX_LETTERS)}`)
  const at = hash(`l${Math.min(place.lines, MANY_LINES)}.${Math.min(place.rank, MANY_LINES)}`)
  const reference = line.reference === '' ? NO_KEY : hash(`r${line.reference}`)
  const both = pair(supplier, department)
  const bothText = pair(both, text)
  const values = [
    department,
    department === NO_KEY ? name : NO_KEY,
    pair(words, department || supplier),
    pair(text, department || NO_DEPARTMENT),
    exact,
    pair(name, department),
    pair(department, size),
    pair(department, amount),
    supplier,
    pair(supplier, hash(`h${shape}`)),
    pair(supplier, words),
    both,
    pair(supplier, hash(`o${number}`)),
    pair(both || supplier, at),
    pair(both || supplier, prefix),
    pair(both || supplier, size),
    pair(supplier, text),
    pair(supplier, exact),
    bothText,
    text === NO_KEY ? NO_KEY : pair(pair(supplier, hash(`g${place.signature}`)), text),
    pair(bothText, size),
    pair(supplier, amount),
    pair(pair(supplier, text), amount),
    pair(both, amount),
    reference,
    pair(supplier, reference),
  ]
  const keys = new Float64Array(KEYS.length)
  values.forEach((value, k) => {
    keys[k] = value === NO_KEY ? NO_KEY : hashPair(value, k + 1)
  })
  return {
    keys,
    supplier,
    pattern: both || supplier,
    finest: bothText || pair(both || supplier, size),
  }
}

const NO_DEPARTMENT = 1

/** A pair is known only where both are. */
function pair(a: number, b: number): number {
  return a === NO_KEY || b === NO_KEY ? NO_KEY : hashPair(a, b)
}
