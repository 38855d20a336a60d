/** Bytes to text, strictly: in the encoding that the byte order mark and the XML declaration name, or not at all. */
import { Refusal } from './refusal.ts'

/** How far into the file the XML declaration must end. */
const DECLARATION_BYTES = 512
const DECLARATION = /^<\?xml\s[^>]*?encoding\s*=\s*(?:"([^"]*)"|'([^']*)')/

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The encodings that a document may declare. Latin-1 is read as Windows-1252, of which it is a part: who declares the first
 * and means the second writes the same letters.
 */
const DECLARED: ReadonlyMap<string, Encoding | 'utf-16'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
])

export function decode(bytes: Uint8Array): string {
  const physical = fromBytes(bytes)
  const encoding = physical ?? declared(bytes) ?? 'utf-8'
  const text = strictly(bytes, encoding)
  if (!/^\s*</.test(text)) throw new Refusal('DOC_NOT_XML', 'byte 1')
  if (physical) checkDeclaration(text, physical)
  return text
}

/** What the first bytes prove: a byte order mark, or `<` in two bytes. */
function fromBytes(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) throw new Refusal('DOC_ENCODING', 'byte 1')
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  if (a === undefined || !(a === 0x3c || /\s/.test(String.fromCharCode(a))))
    throw new Refusal('DOC_NOT_XML', 'byte 1')
  return undefined
}

function declared(bytes: Uint8Array): Encoding | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_BYTES))
  const name = declaredName(start)
  if (name === undefined) return undefined
  const encoding = DECLARED.get(name)
  // UTF-16 would have shown itself in the first bytes.
  if (!encoding || encoding.startsWith('utf-16')) throw new Refusal('DOC_ENCODING', 'XML declaration')
  return encoding === 'utf-16' ? undefined : encoding
}

/** Marked bytes that declare another encoding are in doubt, and a doubt about letters is one about names and amounts. */
function checkDeclaration(text: string, physical: Encoding): void {
  const name = declaredName(text.slice(0, DECLARATION_BYTES))
  if (name === undefined) return
  const encoding = DECLARED.get(name)
  const agrees = encoding === physical || (encoding === 'utf-16' && physical.startsWith('utf-16'))
  if (!agrees) throw new Refusal('DOC_ENCODING', 'XML declaration')
}

function declaredName(start: string): string | undefined {
  const match = DECLARATION.exec(start)
  return (match?.[1] ?? match?.[2])?.toLowerCase()
}

function strictly(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('DOC_ENCODING', encoding)
  }
}
