import { expect, test } from 'vitest'
import type { Analysis } from '../../domain/preanalysis/analysis.ts'
import { type Language, pageOf } from './page.ts'

const page = (language: Language) =>
  pageOf(language, {
    // Numbers are written without looking at the analysis.
    analysis: {} as Analysis,
    ledgerName: '',
    names: { institution: String, area: String, supplier: String, account: String },
  })

test('numbers as each language writes them', () => {
  const da = page('da')
  const en = page('en')
  expect([da.percent(0.1234), da.set(0.02), da.count(125_000)]).toEqual(['12,3 %', '2 %', '125.000'])
  expect([en.percent(0.1234), en.set(0.025), en.count(125_000)]).toEqual(['12.3 %', '2.5 %', '125,000'])
  expect([da.millions(290_000_000), da.millions(-0), da.millions(-3)]).toEqual([
    '2,90 mio. kr.',
    '0,00 mio. kr.',
    '0,00 mio. kr.',
  ])
  expect(da.millionsRange(-125_000_000, 290_000_000)).toBe('-1,25–2,90 mio. kr.')
  expect(da.kronerRange(450_000, 500_000)).toBe('4.500–5.000 kr.')
  expect(da.interval({ share: 0.2, low: 0.1, high: 0.3 })).toBe('10,0–30,0 %')
  expect([da.date(7914), en.date(7914)]).toEqual(['1. september 2021', '1 September 2021'])
  expect([da.say('ja', 'yes'), en.say('ja', 'yes')]).toEqual(['ja', 'yes'])
})
