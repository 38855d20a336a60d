import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentKey } from '../../../../domain/coding/document-place.ts'
import { supplierOf } from '../../../../domain/coding/line.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { changedSupplier } from './changed-supplier.ts'
import { mislabelled } from './mislabelled.ts'
import { accountsOf, type Planted, patternOf, undisturbed } from './planted.ts'
import { BEGIN, sampleLedger, sampleLine } from './sample.test-support.ts'
import { newAccountOf, splitAccount } from './split-account.ts'
import { wrongReviewer } from './wrong-reviewer.ts'

const LEDGER = sampleLedger(2_000)
const CHANGE = BEGIN + 250
const ALL: Readonly<Record<string, (lines: readonly CodedLine[]) => Planted>> = {
  undisturbed,
  mislabelled,
  splitAccount: (lines) => splitAccount(lines, 'A1', CHANGE),
  changedSupplier: (lines) => changedSupplier(lines, 'S2', CHANGE),
  wrongReviewer: (lines) => wrongReviewer(lines, CHANGE),
}

/** The lines that are seen otherwise than they stand in the ledger, as they stood and as they are seen. */
function changed(lines: readonly CodedLine[], planted: Planted) {
  return lines
    .map((was, i) => ({ was, is: planted.lines[i] as CodedLine }))
    .filter(({ was, is }) => was.account !== is.account)
}

describe('every disturbance', () => {
  it.each(Object.entries(ALL))(
    '%s: changes accounts and nothing else, in as many lines as it says, the same for every order',
    (_, plant) => {
      const line = fc.integer({ min: 0, max: 3_000 }).map((n) => sampleLine(n))
      fc.assert(
        fc.property(fc.uniqueArray(line, { selector: (l) => l.lineId, maxLength: 300 }), (lines) => {
          const planted = plant(lines)
          expect(planted.lines.map(({ account, ...rest }) => rest)).toEqual(
            lines.map(({ account, ...rest }) => rest),
          )
          expect(changed(lines, planted)).toHaveLength(planted.touched)
          if (accountsOf(lines).length < 3) return
          const reversed = plant([...lines].reverse()).lines
          expect([...reversed].reverse()).toEqual(planted.lines)
        }),
        { numRuns: 50 },
      )
    },
  )

  it.each(Object.entries(ALL))(
    '%s: a truth that is kept is what stood in the ledger, and is not what is seen',
    (_, plant) => {
      const planted = plant(LEDGER)
      const was = new Map(LEDGER.map((l) => [l.lineId, l]))
      const is = new Map(planted.lines.map((l) => [l.lineId, l]))
      for (const [id, coding] of planted.truth) {
        expect(coding).toEqual({ account: was.get(id)?.account, costCentre: was.get(id)?.costCentre })
        expect(is.get(id)?.account).not.toBe(coding.account)
      }
    },
  )

  it.each(['changedSupplier', 'splitAccount', 'wrongReviewer'])(
    '%s: leaves alone what came before its day',
    (name) => {
      const planted = ALL[name]?.(LEDGER) as Planted
      expect(planted.touched).toBeGreaterThan(0)
      expect(changed(LEDGER, planted).every(({ was }) => was.day >= CHANGE)).toBe(true)
    },
  )

  it.each(Object.entries(ALL))(
    '%s: stands a ledger without lines, and one of a single account',
    (_, plant) => {
      expect(plant([]).lines).toEqual([])
      const one = LEDGER.map((l) => ({ ...l, account: 'A9' }))
      expect(changed(one, plant(one))).toEqual([])
    },
  )
})

describe('slips', () => {
  it('are the share that is asked, on accounts of the ledger', () => {
    const planted = mislabelled(LEDGER)
    expect(planted.touched / LEDGER.length).toBeGreaterThan(0.01)
    expect(planted.touched / LEDGER.length).toBeLessThan(0.03)
    expect(accountsOf(planted.lines)).toEqual(accountsOf(LEDGER))
    expect(planted.truth.size).toBe(planted.touched)
  })

  it('mislead about what comes later with the wrong account, and about nothing else', () => {
    const planted = mislabelled(LEDGER)
    const [first] = changed(LEDGER, planted)
    const { is } = first as { readonly is: CodedLine }
    expect(planted.misled({ ...is, day: is.day + 1 }, is)).toBeDefined()
    expect(planted.misled(is, is)).toBeUndefined()
    expect(planted.misled({ ...is, day: is.day + 1 }, { account: 'A77', costCentre: 'C1' })).toBeUndefined()
  })
})

describe('a split account', () => {
  it('goes to one new account by pattern: some of them wholly, the others not at all; what is seen is right', () => {
    // More patterns than the sample has by itself, so that half of them is some.
    const lines = LEDGER.map((l, n) => ({ ...l, department: `D${n % 40}` }))
    const planted = splitAccount(lines, 'A1', CHANGE)
    const later = planted.lines.filter((_, i) => lines[i]?.account === 'A1' && (lines[i]?.day ?? 0) >= CHANGE)
    const accounts = new Map<string, Set<string>>()
    for (const l of later)
      accounts.set(patternOf(l), (accounts.get(patternOf(l)) ?? new Set()).add(l.account))
    const own = [...accounts.values()].map((a) => [...a])
    expect(own.every((a) => a.length === 1)).toBe(true)
    const moved = own.filter(([account]) => account === newAccountOf('A1')).length
    expect(moved / own.length).toBeGreaterThan(0.25)
    expect(moved / own.length).toBeLessThan(0.75)
    expect(planted.truth.size).toBe(0)
  })
})

describe('a supplier that changes', () => {
  it('is coded throughout to one account that it never had', () => {
    const planted = changedSupplier(LEDGER, 'S2', CHANGE)
    const before = accountsOf(LEDGER.filter((l) => supplierOf(l) === 'S2'))
    const later = planted.lines.filter((l) => supplierOf(l) === 'S2' && l.day >= CHANGE)
    expect(later.length).toBe(planted.touched)
    expect(accountsOf(later)).toHaveLength(1)
    expect(before).not.toContain(later[0]?.account)
    expect(accountsOf(LEDGER)).toContain(later[0]?.account)
    expect(planted.concerns(later[0] as CodedLine)).toBe(true)
    expect(planted.concerns(LEDGER[0] as CodedLine)).toBe(false)
  })
})

describe('a reviewer who is always wrong', () => {
  it('codes whole invoices, a tenth of them, each supplier’s account always to the same other one', () => {
    const planted = wrongReviewer(LEDGER, CHANGE)
    const his = new Set(changed(LEDGER, planted).map(({ was }) => documentKey(was)))
    const later = LEDGER.filter((l) => l.day >= CHANGE)
    const invoices = new Set(later.map(documentKey))
    expect(his.size / invoices.size).toBeGreaterThan(0.05)
    expect(his.size / invoices.size).toBeLessThan(0.15)
    expect(later.filter((l) => his.has(documentKey(l)))).toHaveLength(planted.touched)
    const says = new Map<string, Set<string>>()
    for (const { was, is } of changed(LEDGER, planted)) {
      const key = `${supplierOf(was)}/${was.account}`
      says.set(key, (says.get(key) ?? new Set()).add(is.account))
    }
    expect([...says.values()].every((accounts) => accounts.size === 1)).toBe(true)
  })
})
