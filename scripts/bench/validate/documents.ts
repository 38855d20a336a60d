/** Files made to cost a reader time and memory, or to lead it astray. Each is built around a document that would be accepted. */

const MB = 1024 * 1024
const CBC = 'cbc:'

export interface HostileDocument {
  readonly name: string
  readonly make: (xml: string) => string | Buffer
}

const into = (xml: string, added: string): string =>
  xml.replace('</cbc:IssueDate>', `</cbc:IssueDate>${added}`)
const note = (xml: string, text: string): string => into(xml, `<cbc:Note>${text}</cbc:Note>`)
const behindDeclaration = (xml: string, added: string): string => xml.replace('?>\n', `?>\n${added}\n`)
const field = (xml: string, name: string, value: string): string =>
  xml.replace(new RegExp(`(<${CBC}${name}[^>]*>)[^<]*`), `$1${value}`)
const attachment = (megabytes: number): string =>
  `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="bilag.pdf">${Buffer.alloc(megabytes * MB, 7).toString('base64')}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`
const lineOf = (xml: string): string => /<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/.exec(xml)?.[0] ?? ''
const lines = (xml: string, count: number, line = lineOf(xml)): string =>
  xml.replace('</Invoice>', () => `${line.repeat(count)}</Invoice>`)

const SHORT_LINE =
  '<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount currencyID="DKK">1.00</cbc:LineExtensionAmount></cac:InvoiceLine>'
const ENTITIES = `<!DOCTYPE Invoice [<!ENTITY a0 "faktura">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`

export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  { name: 'an ordinary document, for comparison', make: (xml) => xml },
  { name: 'nothing', make: () => '' },
  { name: 'a DOCTYPE', make: (xml) => behindDeclaration(xml, '<!DOCTYPE Invoice>') },
  { name: 'entities that multiply to 10^30', make: (xml) => note(behindDeclaration(xml, ENTITIES), '&a30;') },
  {
    name: 'an entity of a file',
    make: (xml) =>
      note(behindDeclaration(xml, '<!DOCTYPE I [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), '&f;'),
  },
  {
    name: 'a DOCTYPE behind 20 MB of white space',
    make: (xml) => behindDeclaration(xml, `${' '.repeat(20 * MB)}<!DOCTYPE Invoice>`),
  },
  {
    name: 'a million comments before the root',
    make: (xml) => behindDeclaration(xml, '<!---->'.repeat(1_000_000)),
  },
  {
    name: '200,000 elements inside each other',
    make: (xml) => into(xml, '<x>'.repeat(200_000) + '</x>'.repeat(200_000)),
  },
  { name: 'an attachment of 15 MB', make: (xml) => into(xml, attachment(15)) },
  { name: 'an attachment of 30 MB', make: (xml) => into(xml, attachment(30)) },
  { name: 'a file of 200 MB', make: () => Buffer.alloc(200 * MB, 0x20) },
  { name: '100,000 lines', make: (xml) => lines(xml, 100_000) },
  { name: '100,000 short lines', make: (xml) => lines(xml, 100_000, SHORT_LINE) },
  { name: '4,900 lines of one number', make: (xml) => lines(xml, 4_900) },
  {
    name: '4,900 lines, each wrong',
    make: (xml) => lines(xml, 4_900, lineOf(xml).replace(/(<cbc:InvoicedQuantity[^>]*>)[^<]*/, '$17.77')),
  },
  { name: '290,000 fields side by side', make: (xml) => into(xml, '<cbc:Note/>'.repeat(290_000)) },
  {
    name: '90,000 attachments without content',
    make: (xml) =>
      into(
        xml,
        '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID></cac:AdditionalDocumentReference>'.repeat(
          90_000,
        ),
      ),
  },
  {
    name: '90,000 charges',
    make: (xml) =>
      into(
        xml,
        '<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount currencyID="DKK">0.01</cbc:Amount></cac:AllowanceCharge>'.repeat(
          90_000,
        ),
      ),
  },
  { name: 'a note of 20 MB', make: (xml) => note(xml, 'faktura '.repeat((20 * MB) / 8)) },
  {
    name: 'a note of 20 MB of digits and hyphens',
    make: (xml) => note(xml, '010170-'.repeat((20 * MB) / 7)),
  },
  {
    name: 'a note of 20 MB that says cpr without end',
    make: (xml) => note(xml, 'cpr '.repeat((20 * MB) / 4)),
  },
  {
    // Normalising sorts marks of different classes, and the time for that grows with the square of their number.
    name: 'a note of 200 KB of combining marks of two kinds',
    make: (xml) => note(xml, `a${'\u0301\u0323'.repeat(50_000)}`),
  },
  {
    name: 'a line of 200 KB of combining marks of two kinds',
    make: (xml) => xml.replace(/(<cac:Item>[\s\S]*?<cbc:Name>)/, `$1a${'\u0301\u0323'.repeat(50_000)}`),
  },
  {
    name: 'a note of 20 MB of combining marks',
    make: (xml) => note(xml, `a${'\u0301'.repeat((20 * MB) / 2)}`),
  },
  { name: 'a note of 20 MB of white space', make: (xml) => note(xml, `a${' '.repeat(20 * MB)}b`) },
  { name: 'a number of 10 MB', make: (xml) => field(xml, 'ID', '7'.repeat(10 * MB)) },
  { name: 'an amount of 10 MB', make: (xml) => field(xml, 'PayableAmount', `1.${'0'.repeat(10 * MB)}`) },
  { name: 'a quantity of 10 MB', make: (xml) => field(xml, 'InvoicedQuantity', `1.${'0'.repeat(10 * MB)}`) },
  { name: 'a date of 10 MB', make: (xml) => field(xml, 'IssueDate', `2022-01-01${' '.repeat(10 * MB)}`) },
  {
    name: 'an account number of 10 MB',
    make: (xml) => xml.replace(/(<cac:PayeeFinancialAccount>\s*<cbc:ID>)/, `$1${'1 '.repeat(5 * MB)}`),
  },
  { name: 'a name of 20 MB', make: (xml) => field(xml, 'Name', 'Å'.repeat(10 * MB)) },
  { name: 'an element whose name is 10 MB', make: (xml) => into(xml, `<${'n'.repeat(10 * MB)}/>`) },
  {
    name: 'an attribute of 20 MB',
    make: (xml) => into(xml, `<cbc:Note languageID="${'x'.repeat(20 * MB)}">a</cbc:Note>`),
  },
  {
    name: 'a million attributes',
    make: (xml) =>
      into(
        xml,
        `<cbc:Note ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}="1"`).join(' ')}>a</cbc:Note>`,
      ),
  },
  {
    name: 'a hundred thousand namespaces',
    make: (xml) =>
      into(xml, Array.from({ length: 100_000 }, (_, i) => `<n${i}:x xmlns:n${i}="urn:x:${i}"/>`).join('')),
  },
  { name: 'a comment of 20 MB', make: (xml) => into(xml, `<!--${'x'.repeat(20 * MB)}-->`) },
  {
    name: 'CDATA of 20 MB without end',
    make: (xml) => into(xml, `<cbc:Note><![CDATA[${'x'.repeat(20 * MB)}`),
  },
  { name: 'a million letters by their numbers', make: (xml) => note(xml, '&#x61;'.repeat(1_000_000)) },
  {
    name: 'processing instructions, 20 MB',
    make: (xml) => behindDeclaration(xml, '<?x y?>'.repeat((20 * MB) / 7)),
  },
  {
    name: 'a schema that lies elsewhere',
    make: (xml) =>
      xml.replace(
        '<Invoice ',
        '<Invoice xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x http://127.0.0.1:9/x.xsd" ',
      ),
  },
  { name: 'Latin-1 that says UTF-8', make: (xml) => Buffer.from(note(xml, 'Blåbær'), 'latin1') },
  {
    name: '16 MB of UTF-16',
    make: (xml) =>
      Buffer.from(`\ufeff${note(xml.replace('UTF-8', 'UTF-16'), 'x'.repeat(8 * MB))}`, 'utf16le'),
  },
  { name: 'NUL', make: (xml) => note(xml, '\u0000') },
  { name: 'two roots', make: (xml) => `${xml}${xml.slice(xml.indexOf('?>') + 2)}` },
  {
    name: 'an archive named .xml',
    make: () => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(5 * MB, 0xff)]),
  },
  {
    name: 'reversing and invisible characters',
    make: (xml) => note(field(xml, 'Name', 'ABC\u202eDEF\u200b'), '\u2066x'),
  },
  {
    name: '20 MB of random bytes behind a root',
    make: (xml) =>
      Buffer.concat([Buffer.from(xml), Buffer.from(Array.from({ length: MB }, (_, i) => (i * 7919) % 256))]),
  },
]
