import { expect, it } from 'vitest'
import type { Permission } from '../../domain/coding/permission.ts'
import { askedAs, askedLines } from './asked-as.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day))
const person = {
  model: 'a',
  by: 'p901',
  at: at(1),
  why: 'half a year, 0 wrong',
  mayDecide: true,
  target: 0.01,
}
const renewed = { ...person, model: 'b', by: 'training', at: at(7), why: 'trained again' }
const permission = { target: 0.01, expiresOn: '2026-06-01' } as Permission

it('decides on the word of people and by a permission that holds', () => {
  const told = askedAs(person, [person], permission, '2026-03-02')
  expect(told).toEqual({
    mode: 'decides',
    mayDecide: true,
    target: 0.01,
    by: 'p901',
    at: at(1),
    why: 'half a year, 0 wrong',
  })
  expect(askedLines(told)[0]).toBe('It decides for at most 1.0 % of errors.')
  expect(askedLines(told)[1]).toMatch(/^Let in .* by p901: “half a year, 0 wrong”$/)
})

it.each([
  ['past', permission, '2026-06-02'],
  ['none', undefined, '2026-03-02'],
  ['for more errors', { ...permission, target: 0.02 }, '2026-03-02'],
] as const)('is in the shadow where its permission is %s', (_, held, today) => {
  const told = askedAs(person, [person], held, today)
  expect(told).toMatchObject({ mode: 'shadow', mayDecide: true })
  expect(askedLines(told)[0]).toContain('no permission in force')
})

it('is in the shadow where people have not let it decide', () => {
  const told = askedAs({ model: 'a', by: 'p901', at: at(1), why: 'a trial' }, [], permission, '2026-03-02')
  expect(askedLines(told)[0]).toBe('It is asked in the shadow and decides nothing.')
})

it('names beside a training the person whose word it keeps to, not who took one out', () => {
  const out = { ...person, model: '', at: at(2), why: 'too old' }
  const told = askedAs(renewed, [person, out, renewed], permission, '2026-03-08')
  expect(told).toMatchObject({ by: 'training', letIn: { by: 'p901', why: 'half a year, 0 wrong' } })
  expect(askedLines(told).slice(1)).toEqual([
    expect.stringMatching(/^Let in .* by p901/),
    expect.stringMatching(/^Renewed .* by training: “trained again”$/),
  ])
})
