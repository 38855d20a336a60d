/** The same information set, written otherwise: white space, comments, prefixes, order. */
import type { Edit } from '../edit.ts'
import { elements, local, walk } from '../xml.ts'
import { edited, type Harmless, rewritten } from './harmless.ts'

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd'

/** Siblings of these names are a list: they may stand in any order among themselves. */
const reversed =
  (...names: readonly string[]): Edit =>
  (root) => {
    let moved = false
    for (const parent of walk(root))
      for (const name of names) {
        const own = elements(parent).filter((e) => local(e.name) === name)
        if (own.length < 2) continue
        const turned = [...own].reverse()
        parent.children = parent.children.map((c) =>
          typeof c !== 'string' && own.includes(c) ? (turned.shift() ?? c) : c,
        )
        moved = true
      }
    return moved
  }

/** Lines in another order, each with its own number. */
const turnedBy =
  (places: number): Edit =>
  (root) => {
    const own = elements(root).filter((e) => local(e.name) === 'InvoiceLine')
    if (own.length < 2) return false
    const turned = own.map((_, i) => own[(i + places) % own.length])
    root.children = root.children.map((c) =>
      typeof c !== 'string' && own.includes(c) ? (turned.shift() ?? c) : c,
    )
    return true
  }

const prefixes = (xml: string, cac: string, cbc: string): string =>
  xml
    .replaceAll(/(<\/?)cac:/g, `$1${cac}:`)
    .replaceAll(/(<\/?)cbc:/g, `$1${cbc}:`)
    .replace('xmlns:cac=', `xmlns:${cac}=`)
    .replace('xmlns:cbc=', `xmlns:${cbc}=`)

/** The root's elements under a prefix in place of the default namespace. */
const rootPrefix = (xml: string): string =>
  xml
    .replace(/<(Invoice|CreditNote) xmlns=/, '<ubl:$1 xmlns:ubl=')
    .replace(/<\/(Invoice|CreditNote)>/, '</ubl:$1>')

/** Each field says its own namespace. */
const declaredLocally = (xml: string): string =>
  xml
    .replace(/ xmlns:cbc="[^"]*"/, '')
    .replaceAll(/<cbc:(\w+)/g, `<$1 xmlns="${UBL}:CommonBasicComponents-2"`)
    .replaceAll('</cbc:', '</')

export const LAYOUT: readonly Harmless[] = [
  rewritten('no white space between elements', (xml) => xml.replaceAll(/>\s+</g, '><')),
  rewritten('deeper indentation', (xml) => xml.replaceAll(/\n( *)</g, (_, s: string) => `\n${s.repeat(4)}<`)),
  rewritten('Windows line ends', (xml) => xml.replaceAll('\n', '\r\n')),
  rewritten('tabs and empty lines', (xml) => xml.replaceAll(/\n *</g, '\n\n\t\t<')),
  rewritten('white space around every value', (xml) =>
    xml.replaceAll(/(<cbc:[^>]*>)([^<]+)(<\/cbc:)/g, '$1\n   $2\t\n  $3'),
  ),
  rewritten('comments between elements', (xml) =>
    xml.replaceAll(/\n( *)<cac:/g, '\n$1<!-- del af fakturaen: 1.000,00 kr. -->\n$1<cac:'),
  ),
  rewritten('a comment within a value', (xml) =>
    xml.replaceAll(/(<cbc:(?:ID|PayableAmount|Name)[^>]*>)([^<]{2})/g, '$1$2<!-- midt i -->'),
  ),
  rewritten(
    'comments before and behind the root',
    (xml) => `${xml.replace('?>\n', '?>\n<!-- første -->\n')}<!-- sidste -->\n`,
  ),
  rewritten('a processing instruction for a style sheet', (xml) =>
    xml.replace('?>\n', '?>\n<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/faktura.xsl"?>\n'),
  ),
  rewritten('the place of a schema', (xml) =>
    xml.replace(
      /<(Invoice|CreditNote) /,
      `<$1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${UBL}:Invoice-2 http://127.0.0.1:9/UBL-Invoice-2.1.xsd" `,
    ),
  ),
  rewritten('other prefixes', (xml) => prefixes(xml, 'a', 'b')),
  rewritten('prefixes changed about', (xml) =>
    prefixes(prefixes(xml, 'x', 'cac'), 'x', 'cac')
      .replaceAll(/(<\/?)x:/g, '$1cbc:')
      .replace('xmlns:x=', 'xmlns:cbc='),
  ),
  rewritten('a prefix for the root', rootPrefix),
  rewritten('namespaces declared where they are used', declaredLocally),
  rewritten('namespaces that nobody uses', (xml) =>
    xml.replace(
      ' xmlns:cac=',
      ' xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:cac=',
    ),
  ),
  rewritten('attributes in single quotes', (xml) => xml.replaceAll(/="([^"'<>]*)"/g, "='$1'")),
  edited('attributes in another order', (root) => {
    for (const e of walk(root)) e.attributes = Object.fromEntries(Object.entries(e.attributes).reverse())
    return true
  }),
  rewritten('white space within tags', (xml) => xml.replaceAll(/<(\/?cbc:\w+)>/g, '<$1  >')),
  edited('lines backwards', reversed('InvoiceLine')),
  edited('lines begin with the second', turnedBy(1)),
  edited(
    'every list backwards',
    reversed('InvoiceLine', 'TaxSubtotal', 'PartyIdentification', 'PartyTaxScheme', 'PaymentMeans', 'Note'),
  ),
]
