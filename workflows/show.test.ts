import { describe, expect, it } from 'vitest'
import { ERRORS } from '../domain/errors.ts'
import type { State } from '../domain/invoice/state.ts'
import { detailsOf } from './show.ts'

const seen = { blind: false, proposal: true, mayBeDuplicate: false } as const
const robot = { kind: 'post', by: 'robot' } as const
const waiting = (level: number): State => ({
  phase: 'waiting',
  reason: 'WAY_DUPLICATE',
  level,
  listed: false,
  ...seen,
})
const { en, todo } = ERRORS.WAY_DUPLICATE

describe('what an operator reads', () => {
  it.each<[string, State]>([
    ['Being assessed by the robot.', { phase: 'assessing', takenOver: false }],
    [
      '**Being closed in the ERP** on the word of the robot. Nobody can decide it meanwhile.',
      { phase: 'acting', act: robot, round: 0, ...seen },
    ],
    [
      `**In doubt.** ${ERRORS.WAY_ERP_SILENT.en} It is not known whether the ERP has closed it; the ERP is being asked.`,
      { phase: 'inDoubt', act: robot, round: 0, retry: true, reason: 'WAY_ERP_SILENT', ...seen },
    ],
    [`**Waiting for the reviewers.** ${en} ${todo.en}`, waiting(0)],
    [`**Waiting for the reviewers, reminded.** ${en} ${todo.en}`, waiting(1)],
    [`**Waiting for the stand-in and the area’s leader.** ${en} ${todo.en}`, waiting(2)],
    [`**Waiting for finance.** ${en} ${todo.en}`, waiting(3)],
    [`**Waiting for finance.** ${en} ${todo.en}`, waiting(4)],
    [
      `**Waiting for a colleague who was asked.** ${en} ${todo.en}`,
      { ...waiting(0), assignee: 'bo' } as State,
    ],
    ['**Ended:** returned.', { phase: 'ended', end: 'returned', by: 'anne' }],
  ])('%s', (text, state) => {
    expect(detailsOf(state)).toBe(text)
  })
})
