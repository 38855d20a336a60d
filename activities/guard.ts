/**
 * What an error of a step means to the workflow. A server that is away is tried again; everything else is hopeless, and the invoice goes to a
 * person. The history gets a code, never the message: messages may hold texts of a document.
 */
import { ApplicationFailure } from '@temporalio/common'
import type { ErrorCode } from '../domain/errors.ts'
import { FAILURE } from '../domain/failure.ts'
import { ErpUnavailable } from '../erp/port.ts'
import { isStoreAway } from '../store/away.ts'
import type { Log } from './log.ts'

export function isTransient(error: unknown): boolean {
  return isStoreAway(error) || error instanceof ErpUnavailable
}

/** The failure that a workflow sees instead of `error`. */
export function failureOf(step: string, error: unknown, log: Log): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error
  const name = error instanceof Error ? error.name : typeof error
  if (isTransient(error))
    return ApplicationFailure.create({
      type: name,
      message: `${step}: a server is away`,
      nonRetryable: false,
    })
  log.error({ step, error: name, at: placeOf(error) }, 'a step failed')
  return ApplicationFailure.create({ type: FAILURE.step, message: `${step}: ${name}`, nonRetryable: true })
}

/** A decision that does not count, as the workflow and the client know it. */
export function refusal(code: ErrorCode, field?: string): ApplicationFailure {
  return ApplicationFailure.create({
    type: FAILURE.refusal,
    message: code,
    nonRetryable: true,
    details: [{ code, field }],
  })
}

/** Wraps each step of a set so that its errors leave as failures. */
export function guarded<T extends object>(set: T, log: Log): T {
  return wrapped(set, (name, error) => failureOf(name, error, log))
}

/** Wraps questions whose answer must be had: whatever goes wrong is logged and tried again. */
export function untilAnswered<T extends object>(set: T, log: Log): T {
  return wrapped(set, (name, error) => {
    const failure = failureOf(name, error, log)
    return ApplicationFailure.create({
      type: failure.type ?? FAILURE.step,
      message: failure.message,
      nonRetryable: false,
    })
  })
}

function wrapped<T extends object>(set: T, failure: (name: string, error: unknown) => ApplicationFailure): T {
  const steps = Object.entries(set).map(([name, step]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (step as (...args: unknown[]) => Promise<unknown>)(...args)
      } catch (error) {
        throw failure(name, error)
      }
    },
  ])
  return Object.fromEntries(steps) as T
}

/** Where in the program it happened: the stack's first line without the message. */
function placeOf(error: unknown): string | undefined {
  return error instanceof Error
    ? error.stack
        ?.split('\n')
        .find((line) => line.startsWith('    at '))
        ?.trim()
    : undefined
}
