import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyHash } from './body-hash.ts'
import { bodyOf } from './contract.ts'
import type { PostingBody } from './port.ts'

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}

describe('the hash of a body', () => {
  it('does not depend on the order of its members, and survives the wire', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (dimensions) => {
        const body = bodyOf({ lines: bodyOf().lines.map((line) => ({ ...line, dimensions })) })
        expect(bodyHash(reversed(body) as PostingBody)).toBe(bodyHash(body))
        expect(bodyHash(JSON.parse(JSON.stringify(body)))).toBe(bodyHash(body))
      }),
    )
  })

  it('depends on every member, and on the order of the lines', () => {
    const body = bodyOf()
    const others: readonly PostingBody[] = [
      ...Object.keys(body).map((name) => ({ ...body, [name]: 'other' }) as PostingBody),
      { ...body, lines: body.lines.toReversed() },
      { ...body, lines: body.lines.slice(1) },
    ]
    expect(new Set([body, ...others].map(bodyHash)).size).toBe(others.length + 1)
  })
})
