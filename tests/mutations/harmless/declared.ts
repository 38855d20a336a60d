/** The same text in other bytes, and what may stand beside an invoice without being part of it. */
import { addAfter, addInto } from '../edit.ts'
import { leaf, node } from '../xml.ts'
import { edited, type Harmless, rewritten } from './harmless.ts'

const declared = (xml: string, encoding: string): string =>
  xml.replace('encoding="UTF-8"', `encoding="${encoding}"`)
const ATTACHMENT_BYTES = 30_000

export const DECLARED: readonly Harmless[] = [
  rewritten('a byte order mark', (xml) => `\ufeff${xml}`),
  rewritten('UTF-16, little end first', (xml) => Buffer.from(`\ufeff${declared(xml, 'UTF-16')}`, 'utf16le')),
  rewritten('UTF-16, big end first', (xml) =>
    Buffer.from(`\ufeff${declared(xml, 'UTF-16')}`, 'utf16le').swap16(),
  ),
  rewritten('Latin-1 that says so', (xml) =>
    Buffer.from(declared(xml, 'ISO-8859-1').replaceAll(/[^ -ÿ\s]/g, '-'), 'latin1'),
  ),
  rewritten('utf-8 in small letters', (xml) => declared(xml, 'utf-8')),
  rewritten('no declaration', (xml) => xml.slice(xml.indexOf('?>') + 3)),
  rewritten('standalone', (xml) => xml.replace('encoding="UTF-8"', 'encoding="UTF-8" standalone="yes"')),
  edited(
    'an empty note',
    addAfter(['InvoiceTypeCode', 'CreditNoteTypeCode'], () => leaf('cbc:Note', '')),
  ),
  rewritten('a signature', (xml) =>
    xml.replace(
      /(<(?:Invoice|CreditNote)[^>]*>)/,
      '$1<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent><s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"><s:SignatureValue>MEUCIQDa1204851234=</s:SignatureValue></s:Signature></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>',
    ),
  ),
  edited(
    'an attachment',
    addAfter(['OrderReference', 'BuyerReference', 'DocumentCurrencyCode'], () =>
      node(
        'cac:AdditionalDocumentReference',
        leaf('cbc:ID', 'bilag-1'),
        leaf('cbc:DocumentType', 'Følgeseddel'),
        node(
          'cac:Attachment',
          leaf('cbc:EmbeddedDocumentBinaryObject', Buffer.alloc(ATTACHMENT_BYTES, 7).toString('base64'), {
            mimeCode: 'application/pdf',
            filename: 'følgeseddel 2022-01.pdf',
          }),
        ),
      ),
    ),
  ),
  edited(
    'a contact of the seller',
    addInto('AccountingSupplierParty/Party', () =>
      node(
        'cac:Contact',
        leaf('cbc:Name', 'Bogholderiet'),
        leaf('cbc:Telephone', '+45 33 12 34 56'),
        leaf('cbc:ElectronicMail', 'faktura@firma.example'),
      ),
    ),
  ),
  edited(
    'terms of payment',
    addAfter(['PaymentMeans'], () =>
      node(
        'cac:PaymentTerms',
        leaf('cbc:Note', 'Netto 30 dage. Ved for sen betaling beregnes renter efter renteloven.'),
      ),
    ),
  ),
]
