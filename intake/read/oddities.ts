/** Characters that make a text say something else than it shows, and links to what lies outside the document. */
import type { Oddity } from '../../domain/invoice/invoice.ts'
import { MAX_ODDITIES } from './limits.ts'
import type { XmlElement } from './tree.ts'

/** Zero width, word joiner, soft hyphen, byte order mark within, and the invisible operators and tags. */
const INVISIBLE = /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u2060-\u2064\ufeff\uffa0\u{e0000}-\u{e007f}]/u
/** Marks, embeddings, overrides and isolates of writing direction. */
const REVERSING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** Digits and letters of full width or of mathematics: they look like others and compare unlike them. */
const WIDE = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/u
/** Digits of other scripts. */
const OTHER_DIGIT = /(?![0-9])\p{Nd}/u
const SUSPECT = /[\u00ad\u0250-\u200f\u2028-\u202f\u205f-\u20ab\u20ad-\u{10ffff}]/u
const WORD = /[\p{L}\p{M}]+/gu
const LATIN = /\p{Script=Latin}/u
const CYRILLIC_OR_GREEK = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
/** Written among Latin letters in units and formulas. */
const GREEK_SYMBOLS = /[\u03a9\u03bc\u03b1\u03b2\u03b3\u03c0\u0394]/gu

/** Here a letter decides who is who, or where the money goes. */
const IDENTITY = /(?:^|[A-Za-z])(?:ID|RegistrationName)$/
const NAMED_PARTY = new Set(['PartyName', 'PartyLegalEntity', 'FinancialInstitution'])
const LINKS = new Set(['URI'])

/** Whether the text is worth a walk at all; character references are looked for as such, because they hide what they mean. */
export function perhapsOdd(text: string): boolean {
  return text.includes('&#') || text.includes('URI>') || SUSPECT.test(text)
}

export function oddities(root: XmlElement): readonly Oddity[] {
  const found: Oddity[] = []
  walk(root, `/${root.name}`, found)
  return found
}

function walk(element: XmlElement, path: string, found: Oddity[]): void {
  const seen = new Map<string, number>()
  for (const child of element.children) {
    if (found.length >= MAX_ODDITIES) return
    const nth = (seen.get(child.name) ?? 0) + 1
    seen.set(child.name, nth)
    const at = `${path}/${child.name}${nth > 1 ? `[${nth}]` : ''}`
    if (child.children.length > 0) walk(child, at, found)
    else {
      const what = LINKS.has(child.name) && child.text.trim() !== '' ? 'outside' : oddityOf(child.text)
      if (what) found.push({ what, path: at, inIdentity: isIdentity(child, element) })
    }
  }
}

function oddityOf(text: string): Oddity['what'] | undefined {
  // Almost every text is plain; one look must do.
  if (!SUSPECT.test(text)) return undefined
  const inner = text.replace(/^\ufeff/, '')
  if (REVERSING.test(inner)) return 'reversing'
  if (INVISIBLE.test(inner)) return 'invisible'
  if (WIDE.test(inner) || OTHER_DIGIT.test(inner)) return 'lookalike'
  return (inner.match(WORD) ?? []).some(isMixed) ? 'lookalike' : undefined
}

function isMixed(word: string): boolean {
  return LATIN.test(word) && CYRILLIC_OR_GREEK.test(word.replace(GREEK_SYMBOLS, ''))
}

function isIdentity({ name }: XmlElement, parent: XmlElement): boolean {
  return IDENTITY.test(name) || (name === 'Name' && NAMED_PARTY.has(parent.name))
}
