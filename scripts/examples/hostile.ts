/** Files that cannot be read as invoices, for whatever reason. */
import type { Kind } from '../demo/manifest.ts'

const ENTITY_GENERATIONS = 12
const NESTED_ELEMENTS = 200_000

const INVOICE_NAMESPACE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'

function entityBomb(): string {
  const entities = Array.from({ length: ENTITY_GENERATIONS }, (_, i) => {
    const content = i === 0 ? 'faktura' : `&e${i - 1};`.repeat(10)
    return `  <!ENTITY e${i} "${content}">`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Invoice [
${entities.join('\n')}
]>
<Invoice xmlns="${INVOICE_NAMESPACE}"><Note>&e${ENTITY_GENERATIONS - 1};</Note></Invoice>
`
}

const tooDeep = (): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="${INVOICE_NAMESPACE}">${'<n>'.repeat(NESTED_ELEMENTS)}${'</n>'.repeat(NESTED_ELEMENTS)}</Invoice>\n`

const LETTER = `%PDF-1.4
% En faktura, som nogen har sendt som brev i stedet for som e-faktura.
FAKTURA
Att. bogholderiet: levering i januar, 1.250,00 kr. inkl. moms.
%%EOF
`

/** A document whose transfer broke off. */
export const brokenOff = (xml: string): string => xml.slice(0, Math.floor(xml.length * 0.6))

/** The document in another encoding than its declaration says. */
export const asLatin1 = (xml: string): Buffer => Buffer.from(xml, 'latin1')

export const HOSTILE: readonly {
  readonly kind: Kind
  readonly code: 'DOC_NOT_XML' | 'DOC_DOCTYPE' | 'DOC_TOO_DEEP' | 'DOC_EMPTY'
  readonly make: () => string
}[] = [
  { kind: 'notXml', code: 'DOC_NOT_XML', make: () => LETTER },
  { kind: 'entityBomb', code: 'DOC_DOCTYPE', make: entityBomb },
  { kind: 'tooDeep', code: 'DOC_TOO_DEEP', make: tooDeep },
  { kind: 'empty', code: 'DOC_EMPTY', make: () => '' },
]
