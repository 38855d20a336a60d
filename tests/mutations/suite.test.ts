/** What the validator finds of planted defects, and that it leaves harmless edits alone. The floors are what held when they were last raised. */
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../domain/errors.ts'
import { examples } from './accepted.ts'
import { fuzz } from './fuzz.ts'
import { HARMLESS } from './harmless/all.ts'
import { OPERATORS } from './operators/all.ts'
import { planted } from './plant.ts'
import { figures, runSuite } from './suite.ts'
import { parse, serialise } from './xml.ts'

/** Share of planted defects that must be found. */
const FLOOR = 0.98
const FUZZED = 500
const SEED = 20_220_214

const from = examples()
const suite = runSuite(from)

describe('the suite', () => {
  it('is as large as it says', () => {
    const { operators, planted, harmless } = figures(suite)
    expect(operators).toBeGreaterThanOrEqual(300)
    expect(planted).toBeGreaterThanOrEqual(1800)
    expect(harmless).toBeGreaterThanOrEqual(500)
  })
  it('has operators of different names, each of which finds a place', () => {
    expect(new Set(OPERATORS.map((o) => `${o.group} ${o.name}`)).size).toBe(OPERATORS.length)
    expect(suite.defects.filter((d) => d.planted === 0).map((d) => d.operator)).toEqual([])
    expect(suite.harmless.filter((h) => h.made === 0).map((h) => h.edit)).toEqual([])
  })
  it('expects codes that there are', () => {
    const unknown = OPERATORS.flatMap((o) => o.expected).filter((code) => !(code in ERRORS))
    expect([...new Set(unknown)]).toEqual([])
  })
  it('changes each document, and the same way each time', () => {
    const xml = from.accepted[0]?.xml ?? ''
    const original = Buffer.from(xml)
    for (const plant of [...OPERATORS, ...HARMLESS]) {
      if ('answers' in plant.plant) continue
      const once = planted(plant, xml, 1)
      if (!once) continue
      expect(original.equals(once), plant.name).toBe(false)
      expect(Buffer.from(once).equals(planted(plant, xml, 1) ?? original), plant.name).toBe(true)
    }
  })
  it('writes what it has not edited as it was', () => {
    for (const { xml } of from.accepted) expect(serialise(parse(xml))).toBe(xml)
  })
})

describe('the validator', () => {
  it('finds what is planted', () => {
    const { share } = figures(suite)
    expect(share, `found ${(100 * share).toFixed(1)} %`).toBeGreaterThanOrEqual(FLOOR)
  })
  it('finds nothing new where nothing was changed', () => {
    expect(suite.harmless.flatMap((h) => h.findings.map((f) => `${h.edit}: ${f}`))).toEqual([])
  })
  it('has a verdict on every fuzzed document', () => {
    const { without, verdicts } = fuzz(from, FUZZED, SEED)
    expect(without).toEqual([])
    expect(verdicts.fit + verdicts.manual + verdicts.reject).toBe(FUZZED)
  })
})
