import { expect, it } from 'vitest'
import { habitsOf } from './habits.ts'
import { seen } from './sample.test-support.ts'

it.each(['ingen', '-'])('that invoices say no number (%s) is no habit of varying numbers', (number) => {
  const all = Array.from({ length: 6 }, (_, i) =>
    seen({ id: `n${i}`, number, day: 19_000 + 30 * i, amount: 50_000 + 1_310 * i }),
  )
  expect(habitsOf(all)).toMatchObject({ repeatsNumber: 0, variesAffix: 0, variesCore: 0 })
})
