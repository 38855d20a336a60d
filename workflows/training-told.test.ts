import { ActivityFailure, ApplicationFailure, RetryState } from '@temporalio/common'
import { describe, expect, it } from 'vitest'
import type { Incremented, NoIncrement } from '../activities/increment-steps.ts'
import type { Offered } from '../activities/training-steps.ts'
import { ERRORS } from '../domain/errors.ts'
import { FAILURE } from '../domain/failure.ts'
import { detailsOf, incrementDetails, refusalOf } from './training-told.ts'

const offered = (change: Partial<Offered>): Offered => ({
  model: 'aa',
  lines: 8_000,
  newestLabel: '2026-03-05',
  asked: false,
  decides: false,
  ...change,
})
const permission = {
  model: 'aa',
  target: 0.02,
  confidence: 0.95,
  threshold: 0.98765,
  upper: 0.0184,
  of: 900,
  reached: 300,
  labels: 300,
  wrong: 1,
  newestLabel: '2026-03-05',
  madeAt: new Date('2026-03-07T03:00:00Z'),
  expiresOn: '2026-06-05',
}

describe('what an operator reads of a training', () => {
  it.each<[string, Partial<Offered>]>([
    ['Trained on **8000 lines**, the newest of 2026-03-05; not asked: nobody has let one in.', {}],
    ['Trained on **8000 lines**, the newest of 2026-03-05; asked in the shadow.', { asked: true }],
    ['Trained on **8000 lines**, the newest of 2026-03-05; it decides.', { asked: true, decides: true }],
    [
      'Trained on **8000 lines**, the newest of 2026-03-05; asked in the shadow. Permission for 2.0 % until 2026-06-05, from a score of 0.9877 (at most 1.8 % wrong).',
      { asked: true, permission },
    ],
    [
      `Trained on **8000 lines**, the newest of 2026-03-05; not asked: nobody has let one in. ${ERRORS.MODEL_UNPROVEN.en}`,
      { withheld: 'MODEL_UNPROVEN' },
    ],
  ])('%s', (text, change) => {
    expect(detailsOf(offered(change))).toBe(text)
  })
})

describe('what an operator reads of an increment', () => {
  const increment: Incremented = {
    model: 'bb',
    before: 'aa',
    of: '0123456789abcdef',
    lines: 12,
    until: '2026-03-09',
    asked: true,
    decides: false,
  }
  it.each<[string, Incremented | NoIncrement]>([
    ['No coder is asked: there is none to teach.', { nothing: 'noneAsked' }],
    [
      'Nothing new: people have coded nothing on the days that are over and that the coder does not know.',
      { nothing: 'nothingNew' },
    ],
    ['**12 lines** through 2026-03-09 taught since training 0123456789ab; asked in the shadow.', increment],
    [
      '**12 lines** through 2026-03-09 taught since training 0123456789ab; not asked: another took its place meanwhile.',
      { ...increment, asked: false },
    ],
    [
      '**12 lines** through 2026-03-09 taught since training 0123456789ab; it decides. Threshold and permission are the training’s, until 2026-06-05.',
      { ...increment, decides: true, permission },
    ],
  ])('%s', (text, done) => {
    expect(incrementDetails(done)).toBe(text)
  })
})

describe('a training that was refused', () => {
  const failed = (cause: Error) =>
    new ActivityFailure('failed', 'trainCoder', '1', RetryState.NON_RETRYABLE_FAILURE, 'worker', cause)
  const refusal = (type: string) => ApplicationFailure.create({ type, message: 'MODEL_UNPROVEN' })
  const { en, todo } = ERRORS.MODEL_UNPROVEN

  it('says why, and what to do, and is not tried again', () => {
    const refused = refusalOf(failed(refusal(FAILURE.refusal)))
    expect(refused?.details).toBe(`**Refused.** ${en} ${todo.en}`)
    expect(refused?.failure).toMatchObject({
      type: FAILURE.refusal,
      message: 'MODEL_UNPROVEN',
      nonRetryable: true,
      details: [en, todo.en],
    })
  })

  it.each<[string, unknown]>([
    ['a step that failed', failed(refusal(FAILURE.step))],
    ['an activity that failed of something else', failed(new Error('MODEL_UNPROVEN'))],
    ['a refusal that is no activity’s', refusal(FAILURE.refusal)],
    ['no error', 'MODEL_UNPROVEN'],
  ])('is not %s', (_, error) => {
    expect(refusalOf(error)).toBeUndefined()
  })
})
