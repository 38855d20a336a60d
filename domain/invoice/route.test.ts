import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AREA_MODES, type AreaMode, CONTROL_RATE, controlRate, mayPost } from '../control/area.ts'
import { draw } from '../control/draw.ts'
import { controlChance, STALE_CONTROL } from '../control/stale.ts'
import type { ErrorCode } from '../errors.ts'
import { invoiceId } from './id.ts'
import { blindChance, isBeyondShare, type RouteQuestion, routeInvoice } from './route.ts'

/** What the robot may post. */
const SURE: RouteQuestion = {
  mode: 'on',
  finding: undefined,
  duplicate: 'none',
  notPredicted: undefined,
  proposal: true,
  stale: false,
  earlierChance: undefined,
  draw: 0.5,
}

const FAULTY: Partial<RouteQuestion> = {
  finding: 'RULE_SUM_WRONG',
  duplicate: 'same',
  notPredicted: 'WAY_NO_EXPERIENCE',
  draw: 0,
}

/** No rule and no likeness has stopped it where the robot works, or had worked, and there is a proposal that could be hidden. */
function mayBeDrawn(q: RouteQuestion): boolean {
  const { mode, finding, duplicate, notPredicted, proposal, earlierChance } = q
  const stopped = finding !== undefined || duplicate !== 'none'
  const hidden = proposal && notPredicted !== 'WAY_PARTIAL_CREDIT'
  const works = mode !== undefined && (mayPost(mode) || (mode === 'stopped' && earlierChance !== undefined))
  return !stopped && works && (notPredicted === undefined || hidden)
}

describe('the route', () => {
  it.each(['on', 'pilot'] as const)('of what is sure goes to the robot in an area that is %s', (mode) => {
    expect(routeInvoice({ ...SURE, mode })).toEqual({ to: 'robot' })
  })

  it.each<[string, Partial<RouteQuestion>, ErrorCode]>([
    ['the same invoice', { duplicate: 'same' }, 'WAY_DUPLICATE'],
    ['the same invoice before what a rule found', { ...FAULTY }, 'WAY_DUPLICATE'],
    ['what a rule found', { finding: 'RULE_SUM_WRONG' }, 'RULE_SUM_WRONG'],
    [
      'what a rule found before all but that',
      { ...FAULTY, duplicate: 'perhaps', mode: undefined },
      'RULE_SUM_WRONG',
    ],
    ['an institution of no area', { mode: undefined }, 'RULE_GLN_UNKNOWN'],
    [
      'an institution of no area before a resemblance',
      { mode: undefined, duplicate: 'perhaps' },
      'RULE_GLN_UNKNOWN',
    ],
    ['a resemblance', { duplicate: 'perhaps' }, 'WAY_PERHAPS_DUPLICATE'],
    ['a resemblance before a stop', { duplicate: 'perhaps', mode: 'stopped' }, 'WAY_PERHAPS_DUPLICATE'],
    ['a stop', { mode: 'stopped' }, 'WAY_AREA_STOPPED'],
    ['a stop before doubt', { mode: 'stopped', notPredicted: 'WAY_VAT_DIFFERS' }, 'WAY_AREA_STOPPED'],
    ['doubt', { notPredicted: 'WAY_VAT_DIFFERS' }, 'WAY_VAT_DIFFERS'],
  ])('leads to a person, who sees the proposal: %s', (_, altered, reason) => {
    for (const proposal of [true, false])
      expect(routeInvoice({ ...SURE, ...altered, proposal })).toEqual({
        to: 'person',
        reason,
        blind: false,
        proposal,
        mayBeDuplicate: (altered.duplicate ?? 'none') !== 'none',
      })
  })

  it.each([
    ['off', 'WAY_AREA_OFF'],
    ['shadow', 'WAY_AREA_SHADOW'],
  ] as const)('leads to the people of the ERP where the area is %s, whatever is found', (mode, reason) => {
    for (const proposal of [true, false])
      for (const altered of [{}, FAULTY])
        expect(routeInvoice({ ...SURE, ...altered, mode, proposal })).toEqual({
          to: 'erp',
          reason,
          blind: true,
          proposal,
          mayBeDuplicate: altered === FAULTY,
        })
  })

  it.each([
    ['on', 0.05],
    ['pilot', 0.2],
  ] as const)('draws the control sample where the area is %s', (mode, rate) => {
    const control = {
      to: 'person',
      reason: 'WAY_CONTROL',
      blind: true,
      proposal: true,
      mayBeDuplicate: false,
    }
    expect(routeInvoice({ ...SURE, mode, draw: 0 })).toEqual(control)
    expect(routeInvoice({ ...SURE, mode, draw: rate - 1e-9 })).toEqual(control)
    expect(routeInvoice({ ...SURE, mode, draw: rate })).toEqual({ to: 'robot' })
  })

  it('draws more of what nobody has coded lately, and keeps that chance', () => {
    const stale = { ...SURE, stale: true }
    for (const mode of ['on', 'pilot'] as const) {
      const drawn = { ...stale, mode, draw: STALE_CONTROL - 1e-9 }
      expect(routeInvoice(drawn)).toMatchObject({ reason: 'WAY_CONTROL', blind: true })
      expect(blindChance(drawn, routeInvoice(drawn))).toBe(STALE_CONTROL)
      const other = { ...stale, mode, draw: STALE_CONTROL }
      expect(routeInvoice(other)).toEqual({ to: 'robot' })
      expect(blindChance(other, { to: 'robot' })).toBe(STALE_CONTROL)
    }
  })

  it('draws again with the chance of an earlier start, whatever has changed since', () => {
    for (const mode of ['on', 'pilot'] as const)
      for (const stale of [true, false]) {
        const again = { ...SURE, mode, stale, earlierChance: 0.1 }
        expect(routeInvoice({ ...again, draw: 0.099 })).toMatchObject({ reason: 'WAY_CONTROL' })
        expect(routeInvoice({ ...again, draw: 0.1 })).toEqual({ to: 'robot' })
        expect(blindChance(again, { to: 'robot' })).toBe(0.1)
      }
  })

  it('codes blind in an area that is stopped what an earlier start had drawn, and nothing else', () => {
    const stopped = { ...SURE, mode: 'stopped', stale: true, draw: 0.1 } as const
    expect(routeInvoice({ ...stopped, earlierChance: 0.11 })).toMatchObject({
      reason: 'WAY_CONTROL',
      blind: true,
    })
    for (const earlierChance of [0.1, undefined])
      expect(routeInvoice({ ...stopped, earlierChance })).toMatchObject({
        reason: 'WAY_AREA_STOPPED',
        blind: false,
      })
  })

  it('draws of what is not predicted as well, which then shows no proposal, with the same chance', () => {
    const doubted = { ...SURE, notPredicted: 'WAY_VAT_DIFFERS' } as const
    const route = { to: 'person', proposal: true, mayBeDuplicate: false }
    expect(routeInvoice({ ...doubted, draw: 0.049 })).toEqual({
      ...route,
      reason: 'WAY_CONTROL',
      blind: true,
    })
    const seen = { ...route, reason: 'WAY_VAT_DIFFERS', blind: false }
    expect(routeInvoice({ ...doubted, draw: 0.05 })).toEqual(seen)
    expect(routeInvoice({ ...doubted, proposal: false, draw: 0 })).toEqual({ ...seen, proposal: false })
    const credit = { ...doubted, notPredicted: 'WAY_PARTIAL_CREDIT', draw: 0 } as const
    expect(routeInvoice(credit)).toMatchObject({ reason: 'WAY_PARTIAL_CREDIT', blind: false })
  })

  it('is the robot’s only where everything allows it, and blind only where nobody may see', () => {
    const question: fc.Arbitrary<RouteQuestion> = fc.record({
      mode: fc.constantFrom(...AREA_MODES, undefined),
      finding: fc.constantFrom(undefined, 'RULE_SUM_WRONG', 'RULE_CPR_FOUND'),
      duplicate: fc.constantFrom('none', 'same', 'perhaps'),
      notPredicted: fc.constantFrom(undefined, 'WAY_NO_EXPERIENCE', 'WAY_PARTIAL_CREDIT'),
      proposal: fc.boolean(),
      stale: fc.boolean(),
      earlierChance: fc.constantFrom(undefined, 0.05, 0.2),
      draw: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    })
    fc.assert(
      fc.property(question, (q) => {
        const route = routeInvoice(q)
        const chance = q.earlierChance ?? controlChance(controlRate(q.mode ?? 'off'), q.stale)
        const clean = !q.finding && q.duplicate === 'none' && !q.notPredicted
        const allowed = clean && q.mode !== undefined && mayPost(q.mode) && q.draw >= chance
        expect(route.to === 'robot').toBe(allowed)
        if (route.to === 'robot') {
          expect(blindChance(q, route)).toBe(chance)
          return
        }
        expect(route.mayBeDuplicate).toBe(q.duplicate !== 'none')
        const control = route.reason === 'WAY_CONTROL'
        const drawable = mayBeDrawn(q)
        const drawn = drawable && q.draw < chance
        expect(control).toBe(drawn)
        expect(route.blind).toBe(drawn || route.to === 'erp')
        const came = drawn || (drawable && q.mode !== 'stopped')
        expect(blindChance(q, route)).toBe(came ? chance : undefined)
      }),
      { numRuns: 2_000 },
    )
  })

  it('tells what was drawn beyond its area’s share', () => {
    const drawn = (mode: AreaMode | undefined, place: number, stale = true) => {
      const route = routeInvoice({ ...SURE, mode: mode ?? 'on', stale, draw: place })
      return isBeyondShare({ route, ...(mode ? { mode } : {}), draw: place })
    }
    const { on, pilot } = CONTROL_RATE
    const places = [on - 1e-9, on, pilot - 1e-9, pilot]
    expect(places.map((place) => drawn('on', place))).toEqual([false, true, true, true])
    expect(places.map((place) => drawn('pilot', place))).toEqual([false, false, false, true])
    expect(drawn(undefined, on)).toBe(false)
    // What is not drawn is not drawn beyond anything.
    expect([drawn('on', STALE_CONTROL), drawn('on', on, false)]).toEqual([false, false])
  })

  it.each(['on', 'pilot'] as const)('gives people their share of the sure ones to control: %s', (mode) => {
    const n = 100_000
    const rate = CONTROL_RATE[mode]
    let drawn = 0
    for (let i = 0; i < n; i += 1) {
      const route = routeInvoice({ ...SURE, mode, draw: draw('a key for tests', invoiceId('erp', `D${i}`)) })
      if (route.to === 'person') drawn += 1
    }
    // Four standard deviations of the binomial distribution.
    expect(Math.abs(drawn - n * rate)).toBeLessThan(4 * Math.sqrt(n * rate * (1 - rate)))
  })
})

describe('the modes of an area', () => {
  it.each<[AreaMode, boolean, number]>([
    ['off', false, 0],
    ['shadow', false, 0],
    ['pilot', true, 0.2],
    ['on', true, 0.05],
    ['stopped', false, 0],
  ])('%s: the robot may post %s, of which are controlled %d', (mode, may, rate) => {
    expect(mayPost(mode)).toBe(may)
    expect(controlRate(mode)).toBe(rate)
  })
  it('are all tried', () => {
    expect(AREA_MODES).toEqual(['off', 'shadow', 'pilot', 'on', 'stopped'])
  })
})
