import { describe, expect, it } from 'vitest'
import { memoryIndex } from './memory-index.ts'
import { history, seen } from './sample.test-support.ts'
import type { Sighting } from './sighting.ts'

/** What is said of the last of them. */
function lastOf(...all: readonly Sighting[]) {
  const index = memoryIndex()
  return all.map((s) => index.see(s)).at(-1)?.[0]
}

const FIRST = seen({ id: 'first', number: '10420', day: 19_420, arrived: 19_422 })
const LATER = { number: '10420', day: 19_420, arrived: 19_450 }
const CREDIT = { id: 'c', kind: 'creditNote', number: 'K1', day: 19_425, arrived: 19_426 } as const
const copy = (changed: Parameters<typeof seen>[0] = {}) =>
  lastOf(...history(60), FIRST, seen({ ...LATER, id: 'copy', ...changed }))

describe('a copy is seen through', () => {
  it.each([
    ['as it is', {}, 'same-number', 'stop'],
    ['with signs that look alike', { number: '1O42O' }, 'normalised-number', 'stop'],
    ['with zeros and spaces', { number: '00 104-20' }, 'same-number', 'stop'],
    ['with a word', { number: 'kopi 10420' }, 'normalised-number', 'stop'],
    ['with something behind the number', { number: '10420-1' }, 'normalised-number', 'flag'],
    ['with a digit mistyped', { number: '18420' }, 'near-number', 'flag'],
    ['with two digits swapped', { number: '14020' }, 'near-number', 'flag'],
    ['with a digit missing', { number: '1420' }, 'near-number', 'flag'],
    ['under a customer number', { number: '77120345' }, 'same-amount-and-date', 'flag'],
    ['under another supplier number', { payee: 'supplier:2' }, 'other-payee-number', 'flag'],
    [
      'of another company of the same account',
      { payee: 'supplier:2', aliases: ['account:BANK1', 'name:ANDET'] },
      'other-payee-number',
      'flag',
    ],
    ['on another date', { day: 19_425 }, 'same-number', 'stop'],
    ['a year later', { day: 19_785, arrived: 19_790 }, 'year-later', 'flag'],
    ['off by rounding', { amount: 123_500 }, 'rounded', 'flag'],
    ['with VAT added', { amount: 154_313 }, 'vat', 'flag'],
    ['without VAT', { amount: 98_760 }, 'vat', 'flag'],
  ] as const)('%s', (_, changed, rule, action) => {
    const found = copy(changed)
    expect(found).toMatchObject({ of: 'first', rule })
    if (rule !== 'year-later') expect(found?.action).toBe(action)
  })

  it('in two parts', () => {
    const part = { ...LATER, number: '10420-1', amount: 23_450 }
    const rest = { ...LATER, number: '10420-2', amount: 100_000 }
    expect(
      lastOf(...history(60), FIRST, seen({ ...part, id: 'a' }), seen({ ...rest, id: 'b' })),
    ).toMatchObject({ of: 'first', action: 'flag' })
  })

  it('of two together', () => {
    const second = seen({ id: 'second', number: '10427', day: 19_421, arrived: 19_422, amount: 31_733 })
    const both = seen({ id: 'both', number: '10420+10427', day: 19_420, arrived: 19_450, amount: 155_183 })
    expect(lastOf(...history(60), FIRST, second, both)).toMatchObject({ rule: 'merged', action: 'flag' })
  })

  it('of a supplier that was never seen before', () => {
    expect(lastOf(FIRST, seen({ ...LATER, id: 'copy' }))).toMatchObject({ of: 'first', action: 'stop' })
  })

  it('that names it as the earlier one, under a number of its own', () => {
    const naming = { number: '77120', corrects: '10420', day: 19_440 }
    expect(copy(naming)).toMatchObject({ of: 'first', action: 'flag' })
    expect(copy({ ...naming, corrects: '-' })).toBeUndefined()
  })

  it('without a date, an account and a name', () => {
    const bare = { aliases: [], day: undefined, arrived: undefined } as const
    const { day: _, arrived: __, ...first } = seen({ id: 'first', aliases: [] })
    expect(lastOf(first, { ...first, id: 'copy' })).toMatchObject({ of: 'first' })
    expect(bare.aliases).toEqual([])
  })
})

describe('nothing is said of', () => {
  it('another invoice of the supplier', () => {
    expect(lastOf(...history(60))).toBeUndefined()
  })

  it('a subscription: the next number, the same amount, a month apart', () => {
    const months = Array.from({ length: 14 }, (_, i) =>
      seen({ id: `m${i}`, number: String(10_000 + i), day: 19_000 + 30 * i, arrived: 19_001 + 30 * i }),
    )
    const index = memoryIndex()
    expect(months.flatMap((s) => index.see(s))).toEqual([])
  })

  it('several deliveries on a day', () => {
    const day = { day: 19_420, arrived: 19_422, amount: 200_000 }
    const numbers = ['10421', '10422', '10423']
    const index = memoryIndex()
    for (const s of history(60)) index.see(s)
    expect(numbers.flatMap((number) => index.see(seen({ id: number, number, ...day })))).toEqual([])
  })

  it('a re-issue after the credit note, under the same number or another', () => {
    const credit = seen({ ...CREDIT, postedAt: 0 })
    for (const number of ['10420', '10423'])
      expect(
        lastOf(...history(60), FIRST, credit, seen({ id: 're', number, day: 19_427, arrived: 19_428 })),
      ).toBeUndefined()
    // Not while the note only waits: it may never be posted.
    const reissue = seen({ id: 're', number: '10420', day: 19_427, arrived: 19_428 })
    expect(lastOf(...history(60), FIRST, seen(CREDIT), reissue)).toMatchObject({ of: 'first' })
  })

  it('a credit note beside its invoice', () => {
    expect(lastOf(FIRST, seen({ ...LATER, id: 'c', kind: 'creditNote' }))).toBeUndefined()
  })

  it('a supplier that bills under the customer’s number, other amounts month by month', () => {
    const index = memoryIndex()
    const found = Array.from({ length: 24 }, (_, i) =>
      index.see(
        seen({ id: `m${i}`, day: 19_000 + 30 * i, arrived: 19_001 + 30 * i, amount: 50_000 + 1_310 * i }),
      ),
    )
    expect(found.slice(6).flat()).toEqual([])
  })

  it('a supplier that bills much on a day, in amounts a few øre apart', () => {
    const index = memoryIndex()
    const day = { day: 19_420, arrived: 19_422 }
    const all = Array.from({ length: 40 }, (_, i) =>
      index.see(seen({ id: `d${i}`, number: `R-${i + 1}`, amount: 125_000 + 5 * i, ...day })),
    )
    expect(all.flat()).toEqual([])
  })

  it('so too when they come in any order', () => {
    const index = memoryIndex()
    const day = { day: 19_420, arrived: 19_422 }
    const all = Array.from({ length: 200 }, (_, i) => (i * 79) % 211).map((n) =>
      index.see(seen({ id: `o${n}`, number: `R-${n + 1}`, amount: 125_000 + 5 * n, ...day })),
    )
    expect(all.flat()).toEqual([])
  })

  it('several deliveries of a day of one amount, number upon number', () => {
    const day = { day: 19_420, arrived: 19_422, amount: 123_450 }
    const [first, second] = [
      seen({ id: 'a', number: '12960', ...day }),
      seen({ id: 'b', number: '12961', ...day }),
    ]
    expect(lastOf(...history(60), first, second)).toBeUndefined()
    // The number lies where none of that day would, and it came weeks after.
    const slip = seen({ id: 's', number: '62960', ...day, arrived: 19_450 })
    expect(lastOf(...history(60), first, slip)).toMatchObject({ of: 'a', rule: 'near-number' })
  })

  it('twice a price, weeks after', () => {
    const at = (id: string, day: number, amount: number, number: string) =>
      seen({ id, day, arrived: day + 2, amount, number })
    const prices = [at('p1', 19_380, 61_725, '12680'), at('p2', 19_384, 61_725, '12708')]
    expect(lastOf(...history(50), ...prices, at('p3', 19_420, 123_450, '12960'))).toBeUndefined()
  })

  it('two invoices of which neither says its number', () => {
    const empty = seen({ ...LATER, id: 'e', number: 'N/A', amount: 20_000, day: 19_300 })
    const other = seen({ ...LATER, id: 'o', number: 'N/A', amount: 31_700, day: 19_440 })
    expect(lastOf(...history(60), empty, other)).toBeUndefined()
  })

  it.each([
    [0, 123_450],
    [Number.NaN, Number.NaN],
  ])('an amount of %d, which is no part of anything', (amount, rest) => {
    const at = (id: string, number: string, of: number) =>
      seen({ id, number, amount: of, day: 19_420, arrived: 19_440 })
    const [nothing, other] = [at('n', '12960', amount), at('o', '12967', rest)]
    const all = (...found: readonly Sighting[]) => {
      const index = memoryIndex()
      return found
        .map((s) => index.see(s))
        .at(-1)
        ?.map(({ rule }) => rule)
    }
    expect(all(...history(60), nothing, other, at('w', '12960+12967', other.amount))).not.toContain('merged')
    expect(all(...history(60), other, nothing, at('z', '12967-2', other.amount))).not.toContain('split')
  })

  it('the same number of somebody else', () => {
    const stranger = seen({ ...LATER, id: 's', payee: 'supplier:2', aliases: ['account:BANK2', 'name:B'] })
    expect(lastOf(FIRST, stranger)).toBeUndefined()
  })
})

describe('parts and wholes', () => {
  const part = (id: string, amount: number, number: string, arrived: number) =>
    seen({ id, amount, number, day: 19_420, arrived })

  it('of one date are seen under whatever numbers', () => {
    const halves = [part('one', 50_000, '774120', 19_440), part('two', 73_450, '351877', 19_452)]
    expect(lastOf(...history(60), FIRST, ...halves)).toMatchObject({ of: 'first', rule: 'split' })
  })
  it('are seen where the whole names both', () => {
    const parts = [part('one', 50_000, '12960', 19_422), part('two', 73_455, '12967', 19_422)]
    const whole = seen({ id: 'w', number: '12960+12967', amount: 123_455, day: 19_445, arrived: 19_447 })
    expect(lastOf(...history(60), ...parts, whole)).toMatchObject({ of: 'one', rule: 'merged' })
  })
  it('are seen behind other pairs that add up to it by chance', () => {
    const decoys = [part('d1', 40_000, '90011', 19_421), part('d2', 83_455, '90444', 19_421)]
    const parts = [part('one', 50_000, '12960', 19_422), part('two', 73_455, '12967', 19_422)]
    const whole = seen({ id: 'w', number: '12960+12967', amount: 123_455, day: 19_445, arrived: 19_447 })
    expect(lastOf(...history(60), ...decoys, ...parts, whole)).toMatchObject({ of: 'one', rule: 'merged' })
  })
})

it('a re-issue is paid once: its own copy is seen', () => {
  const credit = seen({ ...CREDIT, postedAt: 0 })
  const reissue = seen({ id: 're', number: '10420', day: 19_427, arrived: 19_428 })
  const again = seen({ id: 'again', number: '10420', day: 19_427, arrived: 19_440 })
  expect(lastOf(...history(60), FIRST, credit, reissue, again)).toMatchObject({ of: 're', action: 'stop' })
})

it.each([
  ['as it was', {}],
  ['with signs that look alike', { number: '1O42O' }],
  ['with something behind the number', { number: '10420-1' }],
])('what was cancelled and comes again of its date, %s, is no re-issue', (_, changed) => {
  const credit = seen({ ...CREDIT, postedAt: 0 })
  expect(lastOf(...history(60), FIRST, credit, seen({ ...LATER, id: 'again', ...changed }))).toMatchObject({
    of: 'first',
  })
})

it('an invoice that is seen twice does not meet itself', () => {
  const index = memoryIndex()
  index.see(FIRST)
  expect(index.see(FIRST)).toEqual([])
})
