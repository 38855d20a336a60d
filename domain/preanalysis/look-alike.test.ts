import { describe, expect, test } from 'vitest'
import { casesOf } from './invoice-case.ts'
import { lookAlikes, mixedIn } from './look-alike.ts'
import { gainOf, judgedAsOne } from './merge.ts'
import { bookOf, walkedLine } from './walked.test-support.ts'

const turns = (text: string) => [...text].map((c) => new Set(c === '+' ? ['a', 'b'] : [c]))

describe('two accounts in one place', () => {
  test.each([
    ['by turns', 'abababab', 4],
    ['at random', 'aabababba', 4],
    ['a practice that changed once', 'aaaaaabbbbbb', 0],
    ['a slip, mended', 'aaaaabaaaaa', 0],
    ['split on the same invoices', 'ab+++++ab+++', 0],
    ['never together', 'aaaa', 0],
  ])('%s', (_, text, mixed) => {
    expect(mixedIn(turns(text), 'a', 'b')).toBe(mixed)
  })
})

describe('a proposal', () => {
  const codebook = bookOf('2200 Books', '2210 Literature', '9999 Other')
  // The robot always says books; people say either.
  const walked = Array.from({ length: 24 }, (_, i) =>
    walkedLine({ day: 8000 + i, code: i % 3 === 0 ? 1 : 0, text: `BØGER KLASSE ${i}` }, { proposed: 0 }),
  )
  const lines = walked.map((w) => w.line)

  test('names the account that is used more as the one to keep', () => {
    expect(lookAlikes(lines, walked, codebook)).toMatchObject([
      {
        keep: '2200 Books',
        merge: '2210 Literature',
        places: 1,
        mixed: 8,
        confused: 8,
        supplierName: 'Bogladen',
      },
    ])
  })

  test('gains what would have been right, and what would have had twenty alike', () => {
    const [pair] = lookAlikes(lines, walked, codebook)
    if (!pair) throw new Error('no proposal')
    const cases = casesOf(walked)
    expect(gainOf(pair, lines, cases, codebook)).toEqual({ right: 8, invoices: 8, uniform: 4 })
    expect(judgedAsOne(cases, [pair], codebook).filter((c) => c.wrong)).toEqual([])
    expect(cases.filter((c) => c.wrong)).toHaveLength(8)
  })

  test('is none where texts tell the two apart', () => {
    const told = walked.map((w) => ({
      ...w,
      line: { ...w.line, text: w.line.code === 1 ? 'ROMAN' : 'LÆREBOG' },
    }))
    expect(
      lookAlikes(
        told.map((w) => w.line),
        told,
        codebook,
      ),
    ).toEqual([])
  })
})
