import { ApplicationFailure } from '@temporalio/workflow'
import { describe, expect, it } from 'vitest'
import { FAILURE } from '../domain/failure.ts'
import { codeOf, refused, understood } from './refusal.ts'

const taken = { by: 'anne', at: '2026-03-02T08:00:00.000Z' }

describe('a refusal', () => {
  it('says who was first and when, where somebody was', () => {
    const failure = refused({ code: 'DECISION_TAKEN' }, taken)
    expect(failure).toMatchObject({ type: FAILURE.refusal, message: 'DECISION_TAKEN', nonRetryable: true })
    expect(failure.details).toEqual([{ code: 'DECISION_TAKEN', field: undefined, ...taken }])
  })

  it('names nobody for another reason', () => {
    expect(refused({ code: 'DECISION_NOT_WAITING' }, taken).details).toEqual([
      { code: 'DECISION_NOT_WAITING', field: undefined },
    ])
  })

  it('is what an unreadable decision gets', () => {
    expect(() => understood({ kind: 'nonsense' })).toThrow(ApplicationFailure)
  })
})

describe('the code of what went wrong', () => {
  it('is the refusal’s own', () => {
    expect(codeOf(refused({ code: 'DECISION_BLOCKED' }, undefined))).toBe('DECISION_BLOCKED')
  })

  it.each([
    ApplicationFailure.create({ type: FAILURE.step, message: 'DECISION_TAKEN' }),
    Object.assign(new Error('DECISION_TAKEN'), { type: FAILURE.refusal }),
    'DECISION_TAKEN',
  ])('is that of a failed step for anything else', (error) => {
    expect(codeOf(error)).toBe('WAY_STEP_FAILED')
  })
})
