/** A history with every payload as text, as somebody reads it who has the database; walked by hand, since its own JSON hides bytes in base64. */
export function decoded(part: unknown): string {
  if (typeof part === 'string') return part
  if (part instanceof Uint8Array) return Buffer.from(part).toString('utf8')
  if (typeof part !== 'object' || part === null) return ''
  return Object.values(part).map(decoded).join('\n')
}
