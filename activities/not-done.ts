/** Answers of an act in the ERP that was not done, and why. */
import type { ErrorCode } from '../domain/errors.ts'
import type { Closed, Fenced, Held, Manual, Reserved, Withdrawn } from '../erp/port.ts'
import { finalAnswer } from './closing.ts'
import type { ActAnswer } from './steps.ts'

export function notDone(reason: ErrorCode): ActAnswer {
  return { kind: 'notDone', reason }
}

/** Why nothing can be done with a document for this key; undefined where it is reserved. */
export function notReserved(
  answer: Reserved | Closed | Held | Manual | Fenced | Withdrawn,
  key: string,
): ActAnswer | undefined {
  switch (answer.kind) {
    case 'reserved':
      return undefined
    case 'held':
      return notDone('ERP_HELD')
    case 'manual':
      return notDone('WAY_DAY_BEGAN')
    default:
      return finalAnswer(answer, key) ?? notDone('WAY_OPERATOR')
  }
}
