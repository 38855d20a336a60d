/** The week's training: a model from what people coded, checked, and what it proves. */
import { ActivityFailure, ApplicationFailure, proxyActivities, setCurrentDetails } from '@temporalio/workflow'
import type { Offered, TrainingInput, TrainingSteps } from '../activities/training-steps.ts'
import { ERRORS, type ErrorCode } from '../domain/errors.ts'
import { FAILURE } from '../domain/failure.ts'

export async function training(input: TrainingInput = {}): Promise<Offered> {
  const begun = new Date(Date.now()).toISOString()
  try {
    const model = await steps('Train on what people coded').trainCoder(input)
    const offered = await steps('Load it, check it, keep what it proves').offerCoder(model, begun)
    setCurrentDetails(detailsOf(offered))
    return offered
  } catch (error) {
    throw refusedOr(error)
  }
}

function detailsOf({ lines, newestLabel, asked, permission, withheld }: Offered): string {
  const learnt = `Trained on **${lines} lines**, the newest of ${newestLabel}; ${asked ? 'asked in the shadow' : 'not asked: nobody has let one in, or the one that decides may err less often'}.`
  if (permission)
    return `${learnt} Permission for ${percent(permission.target)} until ${permission.expiresOn}, from a score of ${permission.threshold.toFixed(4)} (at most ${percent(permission.upper)} wrong).`
  return withheld ? `${learnt} ${ERRORS[withheld].en}` : learnt
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** An operator reads the reason as a sentence. */
function refusedOr(error: unknown): unknown {
  const cause = error instanceof ActivityFailure ? error.cause : undefined
  if (!(cause instanceof ApplicationFailure) || cause.type !== FAILURE.refusal) return error
  const { en, todo } = ERRORS[cause.message as ErrorCode]
  setCurrentDetails(`**Refused.** ${en} ${todo.en}`)
  return ApplicationFailure.create({
    type: FAILURE.refusal,
    message: cause.message,
    nonRetryable: true,
    details: [en, todo.en],
  })
}

/** The largest ledgers take some minutes; a worker that is not heard of for a minute is lost, and another begins again. */
function steps(summary: string) {
  return proxyActivities<TrainingSteps>({
    startToCloseTimeout: '2 hours',
    heartbeatTimeout: '1 minute',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
    summary,
  })
}
