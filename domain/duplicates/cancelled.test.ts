import { describe, expect, it } from 'vitest'
import { asKnownAt, cancelled, freed, isReissue } from './cancelled.ts'
import { POSTED_BEFORE, type SightingFacts, sighting } from './sighting.ts'

const seen = (id: string, change: Partial<SightingFacts> = {}) =>
  sighting({
    id,
    kind: 'invoice',
    payee: 'creditor:1',
    aliases: [],
    number: id,
    amount: 400_000,
    currency: 'DKK',
    ...change,
  })
const note = (id: string, change: Partial<SightingFacts> = {}) =>
  seen(id, { kind: 'creditNote', postedAt: POSTED_BEFORE, ...change })
const of = (...list: Parameters<typeof cancelled>[0]) => {
  const { all, named } = cancelled(list)
  return { all: [...all], named: [...named] }
}

describe('a credit note cancels', () => {
  it('the invoice that it names, however the number is written', () => {
    const found = of(seen('600'), seen('601'), note('K1', { corrects: ' 0600' }))
    expect(found).toEqual({ all: ['600'], named: ['600'] })
  })

  it('nothing where it names another', () => {
    expect(of(seen('633'), note('640', { corrects: '500' }))).toEqual({ all: [], named: [] })
  })

  it('the latest where it names none, which frees no number', () => {
    expect(of(seen('600'), seen('601'), note('K1'))).toEqual({ all: ['601'], named: [] })
  })

  it('nothing where it says no number in earnest', () => {
    const empty = seen('600', { number: '-' })
    expect(of(empty, seen('601'), note('K1', { corrects: '-' }))).toEqual({ all: [], named: [] })
  })

  it('nothing while it waits, or where it was never posted', () => {
    const waiting = seen('K1', { kind: 'creditNote', corrects: '600' })
    expect(of(seen('600'), waiting)).toEqual({ all: [], named: [] })
    // A copy of it that is posted after all cancels once.
    expect(of(seen('600'), waiting, note('K1b', { number: 'K1', corrects: '600' })).all).toEqual(['600'])
  })

  it('once: the same note again cancels nothing more', () => {
    const again = of(seen('600'), seen('601'), note('K1'), note('K1b', { number: 'k-1' }))
    expect(again.all).toEqual(['601'])
  })
})

describe('a re-issue of what was cancelled', () => {
  const first = seen('600', { day: 20_000 })
  it.each([
    ['bears another date', { day: 20_004 }, true],
    ['bears a number of its own', { number: '731', day: 20_000 }, true],
    ['is none under its number and date', { number: '0600', day: 20_000 }, false],
    ['is none under a number that holds it', { number: '600-1', day: 20_000 }, false],
    ['is none where no date says so', {}, false],
  ])('%s', (_, change, answer) => {
    expect(isReissue(seen('600', change), first)).toBe(answer)
  })

  const copy = seen('D', { number: '600', day: 20_000 })
  const free = (day: number, named: readonly string[]) => [
    ...freed(seen('R', { number: '600', day }), [first, copy], new Set(named), new Set(['D'])),
  ]
  it('meets neither that nor a copy that was closed as its duplicate', () => {
    expect(free(20_004, ['600'])).toEqual(['600', 'D'])
  })
  it('meets both where it bears their date', () => {
    expect(free(20_000, ['600'])).toEqual([])
  })
  it('meets the closed copy where nothing was cancelled', () => {
    expect(free(20_004, [])).toEqual([])
  })
})

it('is known to be posted from that moment on', () => {
  const posted = note('K1', { corrects: '600', postedAt: 2_000 })
  const at = (ms: number) => of(seen('600'), asKnownAt(posted, new Date(ms))).named
  expect(at(2_000)).toEqual([])
  expect(at(2_001)).toEqual(['600'])
})
