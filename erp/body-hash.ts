import { createHash } from 'node:crypto'
import type { PostingBody } from './port.ts'

/** The canonical SHA-256 of a posting's body, hex: the same content gives the same hash however its fields were ordered. */
export const bodyHash = (body: PostingBody): string =>
  createHash('sha256').update(canonicalJson(body)).digest('hex')

/** JSON without spaces, members in code unit order, undefined members left out. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
