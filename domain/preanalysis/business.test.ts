import fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessCase, REFERENCE } from './business.ts'

const amount = fc.integer({ min: 0, max: 10_000 })

test('what is left is the work saved less the robot, its fixed costs and the mending; in whole øre', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.1, noNaN: true }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.tuple(amount, amount, amount, amount),
      (share, bound, invoicesAYear, [cheap, more, robot, fixedAYear]) => {
        const figures = { invoicesAYear, byHand: [cheap, cheap + more], robot, fixedAYear } as const
        const own = businessCase(
          { share, low: share / 2, high: share },
          { measured: bound / 2, bound },
          figures,
        )
        for (const end of [own.low, own.high]) {
          expect(end.net).toBe(end.gross - end.robot - end.fixed - end.mending)
          expect(Number.isSafeInteger(end.net)).toBe(true)
          expect(end.automatic).toBeLessThanOrEqual(invoicesAYear)
        }
        expect(own.low.automatic).toBeLessThanOrEqual(own.automaticAYear)
        expect(own.low.gross).toBeLessThanOrEqual(own.high.gross)
        expect(own.wrongAYear).toBeLessThanOrEqual(own.high.wrong)
      },
    ),
  )
})

test('the reference municipality beside itself saves what it tells', () => {
  const share = REFERENCE.automaticAYear / REFERENCE.invoicesAYear
  const figures = {
    invoicesAYear: REFERENCE.invoicesAYear,
    byHand: [4500, 5000],
    robot: 0,
    fixedAYear: 0,
  } as const
  const own = businessCase({ share, low: share, high: share }, { measured: 0, bound: 0 }, figures)
  expect(own.automaticAYear).toBe(125_000)
  expect([own.low.asReference, own.high.asReference]).toEqual([125_000_000, 290_000_000])
  expect([own.low.gross, own.high.gross]).toEqual([562_500_000, 625_000_000])
})
