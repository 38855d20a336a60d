/** Single fields out of the tree: every value is read strictly or refused with its path. */
import { DateTime } from 'luxon'
import type { IsoDate } from '../../domain/invoice/invoice.ts'
import { type Ore, parseOre } from '../../domain/money.ts'
import { CPR_MASK, maskCpr, maskCprInNumber } from '../../domain/privacy/cpr.ts'
import { MAX_ID_CHARS, MAX_RAW_CHARS, MAX_REPEATS, MAX_TEXT_CHARS } from './limits.ts'
import { Refusal } from './refusal.ts'
import type { XmlElement } from './tree.ts'

/** An element and where it stands: `/Invoice/InvoiceLine[2]/Item`. */
export interface Place {
  readonly element: XmlElement
  readonly path: string
}

const PLAIN = /^[ -~æøåÆØÅ]*$/
/** More combining marks on one letter than Unicode's stream-safe form allows: no language has them, and ordering them takes its time. */
const PILED_MARKS = /\p{M}{31}/u

/** XML Schema lets a date carry a zone; an invoice's date is the day that is written. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/
/** What senders write in a mandatory field for which they have nothing. */
const PLACEHOLDER = /^(?:n\/?a\.?|null|nil|none|ingen|nejtak|ukendt|unknown|tom|test|x+|0+|[-.?_/]+|…)$/i
const CPR_SCHEMES = new Set(['DK:CPR', '9901'])

/** All children of that name. */
export function all(place: Place, name: string, limit = MAX_REPEATS): readonly Place[] {
  const found = place.element.children.filter((c) => c.name === name)
  if (found.length > limit) throw new Refusal('DOC_FIELD_INVALID', `${place.path}/${name}`)
  return found.map((element, i) => ({
    element,
    path: `${place.path}/${name}${found.length > 1 ? `[${i + 1}]` : ''}`,
  }))
}

/** The place at the end of a path of names; undefined where it is not there. Where two stand, none can be believed. */
export function at(place: Place | undefined, ...names: readonly string[]): Place | undefined {
  let here = place
  for (const name of names) {
    if (!here) return undefined
    const [found, second] = all(here, name)
    if (second) throw new Refusal('DOC_FIELD_INVALID', `${here.path}/${name}`)
    here = found
  }
  return here
}

/** The first of several that the standards allow, at the end of a path of names. */
export function first(place: Place | undefined, ...names: readonly string[]): Place | undefined {
  return names.reduce<Place | undefined>((here, name) => here && all(here, name)[0], place)
}

export function missing(place: Place, ...names: readonly string[]): Refusal {
  return new Refusal('DOC_FIELD_MISSING', [place.path, ...names].join('/'))
}

export function invalid(place: Place): Refusal {
  return new Refusal('DOC_FIELD_INVALID', place.path)
}

/** The text as written but for Unicode form and white space; undefined where there is none. */
export function raw(place: Place | undefined): string | undefined {
  if (!place) return undefined
  const written = place.element.text.trim().slice(0, MAX_RAW_CHARS)
  if (!PLAIN.test(written) && PILED_MARKS.test(written)) throw invalid(place)
  const text = written.normalize('NFC').replace(/\s+/g, ' ').trim()
  return text ? text : undefined
}

/** A number or code that is kept as written, because it identifies something. */
export function identifier(place: Place | undefined): string | undefined {
  const text = raw(place)
  if (place && text && text.length > MAX_ID_CHARS) throw invalid(place)
  return text
}

/** The document's own number, as written, unless it says itself that it is a citizen's. */
export function ownNumber(place: Place | undefined): string | undefined {
  const text = identifier(place)
  return text && /cpr/i.test(text) ? maskCpr(text) : text
}

/** A free text, CPR numbers masked. */
export function freeText(place: Place | undefined): string | undefined {
  const text = raw(place)
  return text && cut(maskCpr(text))
}

/** A number of the buyer's (order, account string): absent where only a filler stands, masked where it is plainly a CPR number. */
export function reference(place: Place | undefined): string | undefined {
  const text = identifier(place)
  return text && !PLACEHOLDER.test(text) ? maskCprInNumber(text) : undefined
}

/** The id of a person: ten digits of a date and more are a CPR number here. */
export function personReference(place: Place | undefined): string | undefined {
  const text = identifier(place)
  return text && !PLACEHOLDER.test(text) ? maskCpr(text) : undefined
}

/** An id under a scheme; a CPR number under its own scheme is masked whole. */
export function schemed(
  place: Place | undefined,
): { readonly scheme: string; readonly id: string } | undefined {
  const id = identifier(place)
  if (!place || !id) return undefined
  const scheme = (place.element.attributes.get('schemeID') ?? '').trim()
  return { scheme, id: CPR_SCHEMES.has(scheme.toUpperCase()) ? CPR_MASK : id }
}

export function isCprScheme(element: XmlElement): boolean {
  return CPR_SCHEMES.has((element.attributes.get('schemeID') ?? '').trim().toUpperCase())
}

export function date(place: Place | undefined): IsoDate | undefined {
  const text = raw(place)
  if (!place || !text) return undefined
  const day = DATE.exec(text)?.[1]
  if (!day || !DateTime.fromISO(day, { zone: 'utc' }).isValid) throw invalid(place)
  return day
}

/** An amount in the document's currency; one in another currency is not this document's. */
export function amount(place: Place | undefined, currency: string): Ore | undefined {
  const text = raw(place)
  if (!place || !text) return undefined
  const ore = parseOre(text)
  const own = currencyOf(place)
  if (ore === undefined || (own && own !== currency)) throw invalid(place)
  return ore
}

function currencyOf({ element }: Place): string | undefined {
  return element.attributes.get('currencyID')?.trim()
}

/** A price may have more decimals than an amount; it must be in the document's currency all the same. */
export function price(place: Place | undefined, currency: string): string | undefined {
  const own = place && currencyOf(place)
  if (place && own && own !== currency) throw invalid(place)
  return decimal(place)
}

/** Per cent in hundredths. */
export function percent(place: Place | undefined): number | undefined {
  const text = raw(place)
  if (!place || !text) return undefined
  const hundredths = parseOre(text)
  if (hundredths === undefined || hundredths < 0) throw invalid(place)
  return hundredths
}

const DECIMAL = /^[+-]?\d{1,20}(?:\.\d{1,20})?$/

/** A decimal number as written (`12.50`); undefined where none or something else stands. */
export function decimal(place: Place | undefined): string | undefined {
  const text = raw(place)
  return text && DECIMAL.test(text) ? text : undefined
}

/** `true` and `false` as XML Schema writes them. */
export function flag(place: Place | undefined): boolean | undefined {
  const text = raw(place)?.toLowerCase()
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : undefined
}

export function required<T>(value: T | undefined, place: Place, ...names: readonly string[]): T {
  if (value === undefined) throw missing(place, ...names)
  return value
}

function cut(text: string): string {
  return text.length > MAX_TEXT_CHARS ? `${[...text.slice(0, MAX_TEXT_CHARS - 1)].join('')}…` : text
}
