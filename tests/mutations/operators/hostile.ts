/** Files that are made to do harm, or that a broken transfer has spoiled. */
import {
  BROKEN,
  CONTROL,
  DEPTH,
  DOCTYPE,
  EMPTY,
  ENCODING,
  FORMAT,
  GONE,
  LINES_TOO_MANY,
  NOT_XML,
} from '../expected.ts'
import type { Operator } from '../operator.ts'

const of = (
  name: string,
  expected: readonly string[],
  write: (xml: string, nth: number) => string | Uint8Array,
): Operator => ({ name, group: 'hostile', expected, least: 'manual', plant: { write } })

const NESTED = 50_000
const LINES = 5_001

const afterDeclaration = (xml: string, added: string): string => xml.replace('?>\n', `?>\n${added}\n`)
/** Puts a text into the note, or into the number where there is none. */
const intoText = (xml: string, added: string): string =>
  xml.replace('</cbc:IssueDate>', `</cbc:IssueDate><cbc:Note>${added}</cbc:Note>`)

export const HOSTILE = [
  of('a DOCTYPE', DOCTYPE, (xml) => afterDeclaration(xml, '<!DOCTYPE Invoice>')),
  of('a DOCTYPE behind a comment', DOCTYPE, (xml) =>
    afterDeclaration(xml, '<!-- faktura --><?stil a?>\n<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/x.dtd">'),
  ),
  of('an entity of a file', DOCTYPE, (xml) =>
    intoText(afterDeclaration(xml, '<!DOCTYPE Invoice [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), '&f;'),
  ),
  of('entities that multiply', DOCTYPE, (xml) =>
    intoText(
      afterDeclaration(
        xml,
        `<!DOCTYPE Invoice [<!ENTITY a0 "x">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`,
      ),
      '&a20;',
    ),
  ),
  of('an entity of the DTD’s own language', DOCTYPE, (xml) =>
    afterDeclaration(xml, '<!DOCTYPE Invoice [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>'),
  ),
  of('an entity that is not declared', NOT_XML, (xml) => intoText(xml, '&hemmelig;')),
  of('elements inside each other', DEPTH, (xml) =>
    intoText(xml, '<x>'.repeat(NESTED) + '</x>'.repeat(NESTED)),
  ),
  of('more lines than allowed', LINES_TOO_MANY, (xml) => {
    const line = /<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/.exec(xml)?.[0] ?? ''
    return xml.replace('</Invoice>', `${line.repeat(LINES)}</Invoice>`)
  }),
  of('two roots', NOT_XML, (xml) => `${xml}${xml.slice(xml.indexOf('?>') + 2)}`),
  of('text behind the root', NOT_XML, (xml) => `${xml}betal nu`),
  of('broken off', NOT_XML, (xml, nth) => xml.slice(0, Math.floor(xml.length * (0.3 + (nth % 7) / 10)))),
  of('an end tag of another name', NOT_XML, (xml) => xml.replace('</cbc:IssueDate>', '</cbc:DueDate>')),
  of('one attribute twice', NOT_XML, (xml) =>
    xml.replace('currencyID="DKK"', 'currencyID="DKK" currencyID="EUR"'),
  ),
  of('a NUL', [...NOT_XML, ...CONTROL], (xml) => intoText(xml, 'a\u0000b')),
  of('a control character', [...NOT_XML, ...CONTROL], (xml, nth) =>
    intoText(xml, `a${['\u0001', '\u000b', '\u001b', '\ufffe'][nth % 4]}b`),
  ),
  of('a control character by its number', [...NOT_XML, ...CONTROL], (xml) => intoText(xml, '&#0;&#x1F;')),
  of('Latin-1 bytes that say UTF-8', ENCODING, (xml) => Buffer.from(intoText(xml, 'Blåbærgrød'), 'latin1')),
  of('UTF-16 bytes that say UTF-8', ENCODING, (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')),
  of('says UTF-16, but is not', ENCODING, (xml) => xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')),
  of('an encoding that nobody knows', ENCODING, (xml) =>
    xml.replace('encoding="UTF-8"', 'encoding="EBCDIC-DK"'),
  ),
  of('half a letter', ENCODING, (xml) => {
    const bytes = Buffer.from(intoText(xml, 'å'))
    const at = bytes.indexOf(Buffer.from('å'))
    return Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)])
  }),
  of('an archive', NOT_XML, (xml) =>
    Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'), Buffer.from(xml)]),
  ),
  of(
    'a picture, a letter, a page',
    [...NOT_XML, ...FORMAT],
    (_, nth) =>
      ['%PDF-1.7\n%âãÏÓ', '\u0089PNG\r\n', '{"faktura": 1}', 'Kære kommune,\nbetal venligst'][nth % 4] ?? '',
  ),
  of(
    'a web page',
    [...NOT_XML, ...FORMAT, ...DOCTYPE],
    (_, nth) => ['<html><body>Faktura</body></html>', '<!doctype html><p>Faktura'][nth % 2] ?? '',
  ),
  of('nothing', [...EMPTY, ...NOT_XML], (_, nth) => ['', ' \n', '\ufeff'][nth % 3] ?? ''),
  of('another root', FORMAT, (xml) => xml.replaceAll(/(<\/?)Invoice\b/g, '$1Order')),
  of('a root of another namespace', FORMAT, (xml) =>
    xml.replace('schema:xsd:Invoice-2', 'schema:xsd:Invoice-3'),
  ),
  of('fields of another namespace', [...FORMAT, ...GONE], (xml) =>
    xml.replace('schema:xsd:CommonBasicComponents-2', 'schema:xsd:CommonBasicComponents-1'),
  ),
  of('a prefix without a namespace', NOT_XML, (xml) => xml.replace(/ xmlns:cac="[^"]*"/, '')),
  of('attributes without end', [...NOT_XML, ...BROKEN], (xml) =>
    xml.replace(
      '<cbc:IssueDate>',
      `<cbc:IssueDate ${Array.from({ length: 5000 }, (_, i) => `a${i}="1"`).join(' ')}>`,
    ),
  ),
]
