/**
 * Which standard a document follows: by its root element and the customization that it declares. The profile (which messages the
 * parties exchange besides) changes nothing in how an invoice is read.
 */
import type { DocumentFormat, DocumentKind } from '../../domain/invoice/invoice.ts'
import { CII_ROOT, peppolOf } from './cii.ts'
import { at, type Place, raw } from './fields.ts'
import { Refusal } from './refusal.ts'
import type { XmlElement } from './tree.ts'

const CII_NAMESPACE = `${CII_ROOT}:100`
const PEPPOL_CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.'
const OIOUBL_CUSTOMIZATION = /^OIOUBL-2\.\d+$/i

/** The model that CII and Peppol share; whoever restricts it says so behind this. */
const EN_CUSTOMIZATION = 'urn:cen.eu:en16931:2017'

export interface Recognised {
  readonly format: DocumentFormat
  readonly kind: DocumentKind
  readonly document: Place
}

export function recognise(root: XmlElement): Recognised {
  if (root.name === CII_ROOT && root.namespace === CII_NAMESPACE) return recogniseCii(root)
  const document: Place = { element: root, path: `/${root.name}` }
  const kind = kindOf(root)
  if (!kind) throw new Refusal('DOC_UNKNOWN_FORMAT', 'root element')
  const customization = raw(at(document, 'CustomizationID')) ?? ''
  if (OIOUBL_CUSTOMIZATION.test(customization)) return { format: 'oioubl', kind, document }
  if (!customization.startsWith(PEPPOL_CUSTOMIZATION))
    throw new Refusal('DOC_UNKNOWN_FORMAT', `${document.path}/CustomizationID`)
  return { format: 'peppol', kind, document }
}

function recogniseCii(root: XmlElement): Recognised {
  const element = peppolOf(root)
  const document: Place = { element, path: `/${root.name}` }
  if (!raw(at(document, 'CustomizationID'))?.startsWith(EN_CUSTOMIZATION))
    throw new Refusal('DOC_UNKNOWN_FORMAT', `/${root.name}/ExchangedDocumentContext`)
  return { format: 'cii', kind: element.name === 'Invoice' ? 'invoice' : 'creditNote', document }
}

function kindOf({ name, namespace }: XmlElement): DocumentKind | undefined {
  if (name === 'Invoice' && namespace === 'Invoice-2') return 'invoice'
  if (name === 'CreditNote' && namespace === 'CreditNote-2') return 'creditNote'
  return undefined
}
