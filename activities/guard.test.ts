import { mongo } from 'mongoose'
import { describe, expect, it } from 'vitest'
import { ErpUnavailable } from '../erp/port.ts'
import { isTransient } from './guard.ts'

describe('isTransient', () => {
  it.each([
    ['a store that is away', new mongo.MongoNetworkError('x')],
    ['an ERP that is away', new ErpUnavailable('x', { outcomeUnknown: false })],
  ])('is %s', (_, error) => {
    expect(isTransient(error)).toBe(true)
  })

  it('is not a fault', () => {
    expect(isTransient(new TypeError('x'))).toBe(false)
  })
})
