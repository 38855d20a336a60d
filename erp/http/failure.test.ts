import { describe, expect, it } from 'vitest'
import { failureOf, neverSent, readRetryAfter } from './failure.ts'

const NOW = Date.parse('2026-02-03T01:30:00Z')

describe('Retry-After', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['2', 2_000],
    ['0', 0],
    ['Tue, 03 Feb 2026 01:30:05 GMT', 5_000],
    ['Tue, 03 Feb 2026 01:29:00 GMT', 0],
    ['999999', 3_600_000],
    ['soon', undefined],
  ])('%j is %j', (value, ms) => {
    expect(readRetryAfter(value, NOW)).toBe(ms)
  })
})

describe('a failure', () => {
  it('leaves the outcome open at a 503, unless the ERP itself says that it did nothing', () => {
    const undone = { code: 'ERP_UNREACHABLE', message: '', processed: false }
    expect(failureOf(503, null, undone)).toMatchObject({ outcomeUnknown: false })
    expect(failureOf(503, '4', undefined)).toMatchObject({ outcomeUnknown: true, retryAfterMs: 4_000 })
    expect(failureOf(500, null, undone)).toMatchObject({ outcomeUnknown: true })
  })

  it('is a refusal where the ERP gives a code, and names no text of the answer', () => {
    const refusal = failureOf(422, null, { code: 'ERP_PERIOD_CLOSED', message: 'Jens Hansen' })
    expect(refusal).toMatchObject({ name: 'ErpRefused', code: 'ERP_PERIOD_CLOSED' })
    expect(refusal.message).not.toContain('Hansen')
  })
})

describe('neverSent', () => {
  const caused = (cause: unknown): Error => new TypeError('fetch failed', { cause })
  it('holds only where every attempt to connect failed', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' })
    const reset = Object.assign(new Error('x'), { code: 'ECONNRESET', syscall: 'read' })
    expect(neverSent(caused(refused))).toBe(true)
    expect(neverSent(caused(new AggregateError([refused, refused])))).toBe(true)
    expect(neverSent(caused(new AggregateError([refused, reset])))).toBe(false)
    expect(neverSent(caused(reset))).toBe(false)
    expect(neverSent(new DOMException('x', 'TimeoutError'))).toBe(false)
    expect(neverSent('x')).toBe(false)
  })
})
