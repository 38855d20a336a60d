import { describe, expect, it } from 'vitest'
import { DECISION_KINDS } from './decision.ts'
import { type RightHolder, type RightQuestion, rightTo, roleTo } from './right.ts'

const ANNA: RightHolder = {
  personId: 'anna',
  roles: ['reviewer'],
  areas: ['skoler', 'ældre'],
  ceiling: 100_000,
}
const QUESTION: RightQuestion = { area: 'skoler', amount: 100_000, orderedBy: 'bo' }
const MONEY = DECISION_KINDS.filter((kind) => kind !== 'ask')

describe('a person may', () => {
  it.each(DECISION_KINDS)('%s in their area, up to their ceiling', (kind) => {
    expect(rightTo(ANNA, QUESTION, kind)).toBeUndefined()
    expect(rightTo(ANNA, { ...QUESTION, orderedBy: undefined }, kind)).toBeUndefined()
  })
  it('everywhere with all areas, or as finance', () => {
    const anywhere = { ...QUESTION, area: undefined }
    expect(rightTo({ ...ANNA, areas: ['*'] }, anywhere, 'code')).toBeUndefined()
    expect(rightTo({ ...ANNA, areas: [], roles: ['finance'] }, anywhere, 'code')).toBeUndefined()
    expect(rightTo({ ...ANNA, areas: [], roles: ['admin', 'finance'] }, QUESTION, 'code')).toBeUndefined()
  })
  it('as a leader likewise', () => {
    expect(rightTo({ ...ANNA, roles: ['leader'] }, QUESTION, 'code')).toBeUndefined()
  })
})

describe('nobody may', () => {
  it.each([undefined, { ...ANNA, roles: [] }, { ...ANNA, roles: ['admin'] as const }])(
    'who has no part in it: %j',
    (person) => {
      for (const kind of DECISION_KINDS) expect(rightTo(person, QUESTION, kind)).toBe('RIGHT_UNKNOWN_PERSON')
    },
  )
  it.each(['veje', 'skole', '', '*', undefined])('in another area: %j', (area) => {
    for (const kind of DECISION_KINDS) expect(rightTo(ANNA, { ...QUESTION, area }, kind)).toBe('RIGHT_AREA')
  })
  it.each(MONEY)('%s above their ceiling, finance neither', (kind) => {
    const question = { ...QUESTION, amount: 100_001 }
    expect(rightTo(ANNA, question, kind)).toBe('RIGHT_CEILING')
    expect(rightTo({ ...ANNA, roles: ['finance'] }, question, kind)).toBe('RIGHT_CEILING')
  })
  it.each(MONEY)('%s what they ordered themselves', (kind) => {
    expect(rightTo(ANNA, { ...QUESTION, orderedBy: 'anna' }, kind)).toBe('RIGHT_ORDERED')
  })
})

it('asking a colleague is no decision on money', () => {
  expect(rightTo(ANNA, { ...QUESTION, amount: 100_001, orderedBy: 'anna' }, 'ask')).toBeUndefined()
})

describe('what only some roles may', () => {
  it('is told apart: who is not registered, and who is and has none of them', () => {
    const roles = ['finance', 'admin'] as const
    expect(roleTo(undefined, roles)).toBe('RIGHT_UNKNOWN_PERSON')
    expect(roleTo(ANNA, roles)).toBe('RIGHT_ROLE')
    expect(roleTo({ roles: [] }, roles)).toBe('RIGHT_ROLE')
    expect(roleTo({ roles: ['reviewer', 'admin'] }, roles)).toBeUndefined()
  })
})
