import { mongo } from 'mongoose'
import { describe, expect, it } from 'vitest'
import { ErpUnavailable } from '../erp/port.ts'
import { isTransient } from './guard.ts'

describe('isTransient', () => {
  it.each([
    ['a primary that steps down', new mongo.MongoServerError({ message: 'x', code: 10_107 })],
    ['a server that shuts down', new mongo.MongoServerError({ message: 'x', code: 91 })],
    ['a connection that breaks', new mongo.MongoNetworkError('x')],
    ['an ERP that is away', new ErpUnavailable('x', { outcomeUnknown: false })],
  ])('is %s', (_, error) => {
    expect(isTransient(error)).toBe(true)
  })

  it.each([
    ['a write that is wrong', new mongo.MongoServerError({ message: 'x', code: 9 })],
    ['a fault', new TypeError('x')],
  ])('is not %s', (_, error) => {
    expect(isTransient(error)).toBe(false)
  })
})
