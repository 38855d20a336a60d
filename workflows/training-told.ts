/** What is told of a training: to operators in words, and of one that was refused to whoever waits for it. */
import { ActivityFailure, ApplicationFailure, setCurrentDetails } from '@temporalio/workflow'
import type { Incremented, NoIncrement } from '../activities/increment-steps.ts'
import type { Offered } from '../activities/training-steps.ts'
import { MODEL_DIGITS } from '../domain/coding/model.ts'
import { ERRORS, type ErrorCode } from '../domain/errors.ts'
import { FAILURE } from '../domain/failure.ts'

export function detailsOf({ lines, newestLabel, permission, withheld, ...told }: Offered): string {
  const learnt = `Trained on **${lines} lines**, the newest of ${newestLabel}; ${roleOf(told)}.`
  if (permission)
    return `${learnt} Permission for ${percent(permission.target)} until ${permission.expiresOn}, from a score of ${permission.threshold.toFixed(4)} (at most ${percent(permission.upper)} wrong).`
  return withheld ? `${learnt} ${ERRORS[withheld].en}` : learnt
}

export function incrementDetails(done: Incremented | NoIncrement): string {
  if ('nothing' in done)
    return done.nothing === 'noneAsked'
      ? 'No coder is asked: there is none to teach.'
      : 'Nothing new: people have coded nothing on the days that are over and that the coder does not know.'
  const { lines, until, of, permission, ...told } = done
  const taught = `**${lines} lines** through ${until} taught since training ${of.slice(0, MODEL_DIGITS)}; ${told.asked ? roleOf(told) : 'not asked: another took its place meanwhile'}.`
  return permission
    ? `${taught} Threshold and permission are the training’s, until ${permission.expiresOn}.`
    : taught
}

function roleOf({ asked, decides }: Pick<Offered, 'asked' | 'decides'>): string {
  if (decides) return 'it decides'
  return asked ? 'asked in the shadow' : 'not asked: nobody has let one in'
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

export interface Refused {
  readonly details: string
  /** An operator reads the reason as a sentence. */
  readonly failure: ApplicationFailure
}

/** Operators are told why where the work is refused, and whoever waits for it too. */
export async function toldIfRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refused = refusalOf(error)
    if (!refused) throw error
    setCurrentDetails(refused.details)
    throw refused.failure
  }
}

/** Undefined where something else went wrong. */
export function refusalOf(error: unknown): Refused | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined
  if (!(cause instanceof ApplicationFailure) || cause.type !== FAILURE.refusal) return undefined
  const { en, todo } = ERRORS[cause.message as ErrorCode]
  const failure = ApplicationFailure.create({
    type: FAILURE.refusal,
    message: cause.message,
    nonRetryable: true,
    details: [en, todo.en],
  })
  return { details: `**Refused.** ${en} ${todo.en}`, failure }
}
