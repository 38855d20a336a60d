/** Decisions that do not count, as those who made them are told. */
import { ApplicationFailure } from '@temporalio/workflow'
import type { ErrorCode } from '../domain/errors.ts'
import { FAILURE } from '../domain/failure.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import { type Decision, parseDecision, type Refusal } from '../domain/review/decision.ts'

/** Who decided, and when. */
export interface Taken {
  readonly by: string
  readonly at: Instant
}

export function understood(value: unknown): Decision {
  const parsed = parseDecision(value)
  if ('refusal' in parsed) throw refused(parsed.refusal, undefined)
  return parsed.decision
}

export function refused({ code, field }: Refusal, taken: Taken | undefined): ApplicationFailure {
  const who = code === 'DECISION_TAKEN' ? taken : undefined
  return ApplicationFailure.create({
    type: FAILURE.refusal,
    message: code,
    nonRetryable: true,
    details: [{ code, field, ...who }],
  })
}

/** The code that a refusal carries; a failure of another kind is a failed step. */
export function codeOf(error: unknown): ErrorCode {
  const known = error instanceof ApplicationFailure && error.type === FAILURE.refusal
  return known ? (error.message as ErrorCode) : 'WAY_STEP_FAILED'
}
