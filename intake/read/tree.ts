/** Text to a small tree of the UBL or CII elements, with limits that hold while the parser reads. */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_LINES } from './limits.ts'
import { Refusal } from './refusal.ts'

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:'
const CII = 'urn:un:unece:uncefact:data:standard:'
/** Namespaces whose elements are kept; signatures and extensions are read past. */
const KEPT = new Set([
  `${UBL}Invoice-2`,
  `${UBL}CreditNote-2`,
  `${UBL}CommonAggregateComponents-2`,
  `${UBL}CommonBasicComponents-2`,
  `${CII}CrossIndustryInvoice:100`,
  `${CII}ReusableAggregateBusinessInformationEntity:100`,
  `${CII}QualifiedDataType:100`,
  `${CII}UnqualifiedDataType:100`,
])
const LINES = new Set([
  'InvoiceLine',
  'CreditNoteLine',
  'SubInvoiceLine',
  'SubCreditNoteLine',
  'IncludedSupplyChainTradeLineItem',
])
/** An attachment's bytes: nobody reads them here, and they may be most of the file. */
const ATTACHMENTS = new Set(['EmbeddedDocumentBinaryObject', 'AttachmentBinaryObject'])
/** What may stand before a DOCTYPE, besides white space. */
const BEFORE_DOCTYPE = [
  { begin: '<?', end: '?>' },
  { begin: '<!--', end: '-->' },
] as const
const DOCTYPE = '<!DOCTYPE'

/** An element. `namespace` is the last part of the URI; names are local, because prefixes are the sender's choice. */
export interface XmlElement {
  readonly namespace: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Growing extends XmlElement {
  readonly children: Growing[]
  text: string
}

export function parseTree(text: string): XmlElement {
  refuseDoctype(text)
  const parser = new SaxesParser({ xmlns: true })
  const open: (Growing | undefined)[] = []
  let root: Growing | undefined
  let elements = 0
  let lines = 0
  let attributes = 0

  parser.on('doctype', () => refuse('DOC_DOCTYPE'))
  parser.on('opentagstart', () => {
    attributes = 0
    elements += 1
    if (elements > MAX_ELEMENTS) refuse('DOC_TOO_LARGE')
    if (open.length >= MAX_DEPTH) refuse('DOC_TOO_DEEP')
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MAX_ATTRIBUTES) refuse('DOC_TOO_LARGE')
  })
  parser.on('opentag', (tag) => {
    const parent = open.at(-1)
    const kept = open.length === 0 || (parent !== undefined && KEPT.has(tag.uri))
    const element = kept ? begin(tag) : undefined
    if (element && LINES.has(element.name)) {
      lines += 1
      if (lines > MAX_LINES) refuse('DOC_TOO_MANY_LINES')
    }
    if (element) parent?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const append = (piece: string): void => {
    const element = open.at(-1)
    if (element && !ATTACHMENTS.has(element.name)) element.text += piece
  }
  parser.on('text', append)
  parser.on('cdata', append)

  function refuse(code: 'DOC_DOCTYPE' | 'DOC_TOO_LARGE' | 'DOC_TOO_DEEP' | 'DOC_TOO_MANY_LINES'): never {
    throw new Refusal(code, position(parser))
  }

  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Refusal) throw error
    // The parser's own sentence may quote the document; the place is enough.
    throw new Refusal('DOC_NOT_XML', position(parser))
  }
  if (!root) throw new Refusal('DOC_NOT_XML', 'line 1')
  return root
}

function begin(tag: SaxesTagNS): Growing {
  const attributes = new Map<string, string>()
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.uri === '') attributes.set(attribute.local, attribute.value)
  }
  const standard = [UBL, CII].find((uri) => tag.uri.startsWith(uri)) ?? ''
  const namespace = tag.uri.slice(standard.length)
  return { namespace, name: tag.local, attributes, children: [], text: '' }
}

/** Seen before the parser reads the internal subset. */
function refuseDoctype(text: string): void {
  let at = skipSpace(text, 0)
  for (;;) {
    const skipped = BEFORE_DOCTYPE.find(({ begin }) => text.startsWith(begin, at))
    if (!skipped) break
    const end = text.indexOf(skipped.end, at + skipped.begin.length)
    if (end < 0) return
    at = skipSpace(text, end + skipped.end.length)
  }
  if (text.slice(at, at + DOCTYPE.length).toUpperCase() === DOCTYPE)
    throw new Refusal('DOC_DOCTYPE', `character ${at + 1}`)
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (/\s/.test(text.charAt(at))) at += 1
  return at
}

function position(parser: { readonly line: number; readonly column: number }): string {
  return `line ${parser.line}, column ${parser.column}`
}
