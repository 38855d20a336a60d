import { describe, expect, it } from 'vitest'
import { dayOf } from './line.ts'
import { MODEL_VERSION, type ModelFacts } from './model.ts'
import { isInForce, isPermitted, permissionOf } from './permission.ts'

const MADE = new Date('2026-03-07T03:00:00Z')
const PROVEN = { threshold: 0.97, upper: 0.018, of: 4_000, reached: 1_200, labels: 1_100, wrong: 4 }
const FACTS: ModelFacts = {
  version: MODEL_VERSION,
  ledger: 'made',
  lines: 9_000,
  newestLabel: dayOf('2026-03-05'),
  trainedOn: '2026-03-07',
  trainedFor: 0.02,
  live: PROVEN,
}

describe('a permission', () => {
  it('is of one model and target, tells what it rests on, and ends 92 days after the newest coding', () => {
    expect(permissionOf(FACTS, 'sha', MADE)).toEqual({
      ...PROVEN,
      model: 'sha',
      target: 0.02,
      confidence: 0.95,
      newestLabel: '2026-03-05',
      madeAt: MADE,
      expiresOn: '2026-06-05',
    })
  })

  it('is none where nothing is proven of the life that would be lived', () => {
    const { live: _, ...unproven } = FACTS
    expect(permissionOf(unproven, 'sha', MADE)).toBe('MODEL_UNPROVEN')
  })

  it('is none where the newest coding was too old on the day of the training', () => {
    const of = (newest: string) => permissionOf({ ...FACTS, newestLabel: dayOf(newest) }, 'sha', MADE)
    expect(of('2025-12-05')).toMatchObject({ expiresOn: '2026-03-07' })
    expect(of('2025-12-04')).toBe('MODEL_LABELS_OLD')
  })

  it('holds until its last day is over', () => {
    const permission = permissionOf(FACTS, 'sha', MADE)
    if (typeof permission === 'string') throw new Error(permission)
    expect([isInForce(permission, '2026-06-05'), isInForce(permission, '2026-06-06')]).toEqual([true, false])
  })

  it('lets a coder decide by people’s word only, and for no more errors than they permitted', () => {
    const made = permissionOf(FACTS, 'sha', MADE)
    const permission = typeof made === 'string' ? undefined : made
    const may = (word: Parameters<typeof isPermitted>[1], today = '2026-03-08') =>
      isPermitted(permission, word, today)
    expect(may({ mayDecide: true, target: 0.02 })).toBe(true)
    expect(may({ mayDecide: true, target: 0.05 })).toBe(true)
    expect(may({ mayDecide: true, target: 0.01 })).toBe(false)
    expect(may({ mayDecide: true })).toBe(false)
    expect(may({ mayDecide: false, target: 0.02 })).toBe(false)
    expect(may(undefined)).toBe(false)
    expect(may({ mayDecide: true, target: 0.02 }, '2026-06-06')).toBe(false)
    expect(isPermitted(undefined, { mayDecide: true, target: 0.02 }, '2026-03-08')).toBe(false)
  })
})
