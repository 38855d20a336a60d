/** The permission to be automatic, as a document beside the model that it is for: what the labels prove, how fresh they are, and until when it holds. */
import { dateOf, dayOf } from './line.ts'
import type { ModelFacts } from './model.ts'
import type { Proven } from './threshold.ts'
import { DELTA, PERMISSION_DAYS } from './walk.ts'

export interface Permission extends Proven {
  /** SHA-256 of the model's file: another model has another permission, or none. */
  readonly model: string
  /** The permitted share of errors among invoices that are automatic. */
  readonly target: number
  readonly confidence: number
  /** `YYYY-MM-DD`; the newest coding of a person that the model knows. */
  readonly newestLabel: string
  readonly madeAt: Date
  /** The last day on which it holds. */
  readonly expiresOn: string
}

/** `today`: `YYYY-MM-DD`. */
export function isInForce({ expiresOn }: Permission, today: string): boolean {
  return today <= expiresOn
}

/** What people have said of the coder that is asked: whether it may decide, and the largest share of errors for which it may. */
export interface Word {
  readonly mayDecide?: boolean
  readonly target?: number
}

/** By people's word, and by a permission that holds and permits no more errors than they did. */
export function isPermitted(
  permission: Permission | undefined,
  word: Word | undefined,
  today: string,
): permission is Permission {
  if (!permission || !word?.mayDecide || word.target === undefined) return false
  return permission.target <= word.target && isInForce(permission, today)
}

/** Why there is none: the labels prove nothing, or have grown too old. */
export type Withheld = 'MODEL_UNPROVEN' | 'MODEL_LABELS_OLD'

export function permissionOf(
  { live, trainedFor, trainedOn, newestLabel }: ModelFacts,
  model: string,
  madeAt: Date,
): Permission | Withheld {
  if (!live) return 'MODEL_UNPROVEN'
  const lastDay = newestLabel + PERMISSION_DAYS
  if (lastDay < dayOf(trainedOn)) return 'MODEL_LABELS_OLD'
  return {
    ...live,
    model,
    target: trainedFor,
    confidence: 1 - DELTA,
    newestLabel: dateOf(newestLabel),
    madeAt,
    expiresOn: dateOf(lastDay),
  }
}
