import { ErpRefused, ErpUnavailable, type RefusalCode, type ErpRefused as Refused } from '../port.ts'
import { problem, refusalCode } from '../wire.ts'

/** What a failed call means: whether it may be tried again, and whether the ERP may have done it all the same. */

/** Longest that an ERP may tell us to stay away: one hour, milliseconds. */
const MAX_RETRY_AFTER_MS = 3_600_000

const CODE_OF_STATUS: Readonly<Record<number, RefusalCode>> = {
  401: 'ERP_NOT_ALLOWED',
  403: 'ERP_NOT_ALLOWED',
}

/** 4xx that a later try may pass: the ERP gave up waiting, or does not want to risk a replay. */
const PASSING: ReadonlySet<number> = new Set([408, 425])

/** Failures in the making of the connection: the request was never on its way. */
const CONNECT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

export function failureOf(
  status: number,
  retryAfter: string | null,
  body: unknown,
): Refused | ErpUnavailable {
  const read = problem.safeParse(body)
  const retryAfterMs = readRetryAfter(retryAfter, Date.now())
  const when = retryAfterMs === undefined ? {} : { retryAfterMs }
  if (status === 429)
    return new ErpUnavailable('The ERP asks us to wait.', { outcomeUnknown: false, ...when })
  if (status === 503) {
    // A gateway answers 503 too, perhaps after the ERP did its work: only the ERP's own word counts.
    const undone = read.success && read.data.processed === false
    return new ErpUnavailable('The ERP is out of service.', { outcomeUnknown: !undone, ...when })
  }
  if (status >= 400 && status < 500 && !PASSING.has(status)) {
    const code = read.success ? refusalCode.safeParse(read.data.code) : undefined
    if (code?.success) return new ErpRefused(code.data, `The ERP refused (${status}).`)
    if (status !== 409)
      return new ErpRefused(CODE_OF_STATUS[status] ?? 'ERP_BAD_REQUEST', `The ERP refused (${status}).`)
  }
  return new ErpUnavailable(`The ERP’s answer (${status}) cannot be used.`, { outcomeUnknown: true, ...when })
}

/** Reads `Retry-After`, in seconds or as a date, in milliseconds. */
export function readRetryAfter(value: string | null, nowMs: number): number | undefined {
  if (value === null || value.trim() === '') return undefined
  const ms = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS) : undefined
}

/** Whether the request surely never left: every attempt to connect failed. */
export function neverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverSent)
  if ('code' in error && typeof error.code === 'string' && CONNECT_CODES.has(error.code)) return true
  if ('syscall' in error && error.syscall === 'connect') return true
  return neverSent(error.cause)
}
