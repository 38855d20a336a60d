import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { type Account, accounts, isOpenOn } from './accounts.ts'
import { areas, DEFAULT_DEADLINE_WORKING_DAYS, HISTORY_KEPT } from './areas.ts'
import { institutions } from './institutions.ts'
import { type Person, people } from './people.ts'
import { type Supplier, suppliers } from './suppliers.ts'

const START_MS = 120_000
const GLN = '5798009811578'
const AT = new Date('2024-03-04T12:00:00Z')

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
}, START_MS)
afterAll(() => store.close())

describe('suppliers', () => {
  const one: Supplier = {
    creditorNo: '100',
    name: 'Malermester Ærø ApS',
    cvr: '24256790',
    accounts: ['NEMKONTO'],
  }

  it('answers what was put, by number and by company number, and putting it again changes nothing', async () => {
    const register = suppliers(store.db)
    await register.put([one])
    await register.put([one])
    expect(await register.get('100')).toEqual(one)
    expect(await register.byCvr('24256790')).toEqual([one])
    expect(await register.get('101')).toBeUndefined()
    expect(await register.byCvr('11111111')).toEqual([])
  })

  it('tells which accounts another creditor has too, as long as it has them', async () => {
    const register = suppliers(store.db)
    const [iban, bank] = ['IBAN:DK5000400440116243', 'BANK:0040-440116243']
    await register.put([
      { creditorNo: '300', name: 'A', accounts: [iban, 'NEMKONTO', 'FIK:71-12345678'] },
      { creditorNo: '301', name: 'B', accounts: [bank, 'NEMKONTO'] },
    ])
    expect(await register.shared('300', [iban, 'NEMKONTO', 'FIK:71-12345678'])).toEqual([iban])
    await register.put([{ creditorNo: '301', name: 'B', accounts: [] }])
    expect(await register.shared('300', [iban])).toEqual([])
  })

  it('answers all who share a company number', async () => {
    const register = suppliers(store.db)
    const [b, a]: readonly Supplier[] = ['201', '200'].map((creditorNo) => ({
      ...one,
      creditorNo,
      cvr: '12345678',
    }))
    await register.put([b as Supplier, a as Supplier])
    expect(await register.byCvr('12345678')).toEqual([a, b])
  })

  it('forgets a company number that the creditor no longer bears', async () => {
    const register = suppliers(store.db)
    await register.put([{ ...one, creditorNo: '300', cvr: '33333333' }])
    await register.put([{ ...one, creditorNo: '300', cvr: '44444444' }])
    expect(await register.byCvr('33333333')).toEqual([])
    expect(await register.byCvr('44444444')).toHaveLength(1)
    const { cvr, ...without } = { ...one, creditorNo: '300' }
    await register.put([without])
    expect(await register.get('300')).not.toHaveProperty('cvr')
  })

  it('answers data that nobody can change', async () => {
    const register = suppliers(store.db)
    await register.put([one])
    const found = await register.get('100')
    expect(Object.isFrozen(found)).toBe(true)
    expect(Object.isFrozen(found?.accounts)).toBe(true)
  })
})

describe('institutions, accounts and people', () => {
  it('answer what was put', async () => {
    const institution = { gln: GLN, name: 'Skolen ved Søen', costCentre: '3100', area: 'skole' }
    await institutions(store.db).put([institution])
    expect(await institutions(store.db).get(GLN)).toEqual(institution)
    expect(await institutions(store.db).list('skole')).toEqual([institution])
    expect(await institutions(store.db).list('park')).toEqual([])

    const account: Account = { account: '4010', name: 'Kontorhold', vatCode: 'I25', closedFrom: '2024-07-01' }
    await accounts(store.db).put([account])
    expect(await accounts(store.db).some(['4010', '4010', '1'])).toEqual([account])
    expect(await accounts(store.db).list()).toEqual([account])

    const person: Person = {
      personId: 'anha',
      name: 'Anna Hansen',
      mail: 'anha@kommune.example',
      roles: ['reviewer', 'leader'],
      areas: ['skole'],
      ceiling: 5_000_000,
      standIn: 'boje',
    }
    const finance: Person = { ...person, personId: 'fina', roles: ['finance', 'leader'], areas: ['*'] }
    await people(store.db).put([person, finance])
    expect(await people(store.db).get('anha')).toEqual(person)
    expect((await people(store.db).withRole('leader', 'skole')).map((p) => p.personId)).toEqual([
      'anha',
      'fina',
    ])
    expect((await people(store.db).withRole('leader', 'park')).map((p) => p.personId)).toEqual(['fina'])
    expect(await people(store.db).withRole('admin', 'skole')).toEqual([])
  })

  it.each([
    ['2023-12-31', false],
    ['2024-01-01', true],
    ['2024-06-30', true],
    ['2024-07-01', false],
  ])('an account is open from its first day until the day it closes: %s', (day, open) => {
    const account: Account = {
      account: '1',
      name: 'x',
      vatCode: 'I0',
      openFrom: '2024-01-01',
      closedFrom: '2024-07-01',
    }
    expect(isOpenOn(account, day)).toBe(open)
  })
})

describe('areas', () => {
  it('begin with the robot off, and are not touched by being named again', async () => {
    const register = areas(store.db)
    await register.ensure(['skole', 'park', 'skole'], 'import', AT)
    await register.setMode('skole', { mode: 'on', changedBy: 'anha', changedAt: AT, why: 'klar' })
    await register.ensure(['skole'], 'import', AT)
    expect((await register.list()).map((a) => [a.area, a.mode])).toEqual([
      ['park', 'off'],
      ['skole', 'on'],
    ])
    expect(await register.get('park')).toMatchObject({ deadlineWorkingDays: DEFAULT_DEADLINE_WORKING_DAYS })
  })

  it('remember who changed what and why', async () => {
    const register = areas(store.db)
    await register.ensure(['vej'], 'import', AT)
    const stop = { mode: 'stopped', changedBy: 'boje', changedAt: AT, why: 'fejl i konteringen' } as const
    const after = await register.setMode('vej', stop)
    expect(after).toMatchObject(stop)
    expect(after?.history.map((h) => h.mode)).toEqual(['off', 'stopped'])
    expect(await register.setDeadline('vej', 3)).toMatchObject({ deadlineWorkingDays: 3, mode: 'stopped' })
  })

  it('answer nothing for an area that is not there, and do not make it', async () => {
    const register = areas(store.db)
    const change = { mode: 'on', changedBy: 'boje', changedAt: AT, why: '' } as const
    expect(await register.setMode('månen', change)).toBeUndefined()
    expect(await register.get('månen')).toBeUndefined()
  })

  it('keep the latest changes, and every one of many at once', async () => {
    const register = areas(store.db)
    await register.ensure(['bad'], 'import', AT)
    const times = HISTORY_KEPT + 5
    await Promise.all(
      Array.from({ length: times }, (_, i) =>
        register.setMode('bad', {
          mode: i % 2 ? 'on' : 'stopped',
          changedBy: `p${i}`,
          changedAt: AT,
          why: 'x',
        }),
      ),
    )
    const area = await register.get('bad')
    expect(area?.history).toHaveLength(HISTORY_KEPT)
    expect(new Set(area?.history.map((h) => h.changedBy)).size).toBe(HISTORY_KEPT)
    expect(area?.history.at(-1)?.changedBy).toBe(area?.changedBy)
  })

  it('keep a ceiling, and rules in shadow with who and why', async () => {
    const own = areas(store.db)
    await own.ensure(['ceilings'], 'import', AT)
    expect((await own.setCeiling('ceilings', 100_000))?.ceiling).toBe(100_000)
    expect((await own.setCeiling('ceilings', undefined))?.ceiling).toBeUndefined()
    const rule = { rule: 'fee', by: 'p1', at: AT, why: 'noise' }
    await own.shadow('ceilings', rule)
    expect((await own.shadow('ceilings', { ...rule, why: 'more noise' }))?.shadowRules).toEqual([
      { ...rule, why: 'more noise' },
    ])
    expect((await own.unshadow('ceilings', 'fee'))?.shadowRules).toEqual([])
    expect(await own.setCeiling('nowhere', 1)).toBeUndefined()
  })
})
