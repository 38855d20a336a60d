import { beforeAll, describe, expect, it } from 'vitest'
import { Codebook } from './codebook.ts'
import { Learner } from './learner.ts'
import { MODEL_VERSION, type Model } from './model.ts'
import { BEGIN, made } from './sample.test-support.ts'
import { suggest } from './suggest.ts'
import { PERMISSION_DAYS, SHADOW, walk } from './walk.ts'

const DAYS = 500
const CODES = 7
const accountOf = (supplier: number) => `A${supplier % CODES}`

const proven = (threshold: number) => ({
  threshold,
  upper: 0.01,
  of: 900,
  reached: 800,
  labels: 800,
  wrong: 0,
})

let model: Model
beforeAll(() => {
  const lines = made({ suppliers: 20, days: DAYS, perDay: 6, code: (s) => s % CODES })
  const codebook = new Codebook()
  for (let code = 0; code < CODES; code++) codebook.numberOf({ account: `A${code}`, costCentre: '' })
  const learner = new Learner()
  walk(lines, { ...SHADOW, from: BEGIN + DAYS * 2, target: 0.02 }, undefined, undefined, learner)
  model = {
    facts: {
      version: MODEL_VERSION,
      ledger: 'made',
      lines: lines.length,
      newestLabel: BEGIN + DAYS - 1,
      trainedOn: '2026-01-01',
      trainedFor: 0.02,
      promises: [
        { target: 0.01 },
        { target: 0.02, proven: proven(0.9) },
        { target: 0.05, proven: proven(0.1) },
      ],
    },
    coder: learner.coder,
    forest: learner.forest,
    codebook,
  }
})

/** What arrives so many days after the newest label. */
const arrived = (after: number) =>
  made({ suppliers: 20, days: 1, perDay: 6, code: () => 0 }).map((l) => ({
    ...l,
    day: BEGIN + DAYS - 1 + after,
  }))
const open = () => true

describe('suggest', () => {
  it('says what people have always coded, with a probability, and for which shares of errors that is sure enough', () => {
    const lines = arrived(1)
    const { lines: suggested, sureFor } = suggest(model, lines, open)
    expect(suggested.map((l) => l.account)).toEqual(
      lines.map((l) => accountOf(Number(l.supplierId.slice(1)))),
    )
    expect(suggested.every((l) => (l.score ?? 0) > 0.9)).toBe(true)
    expect(sureFor).toEqual([0.02, 0.05])
  })

  it('is sure of nothing when its newest label has grown old', () => {
    expect(suggest(model, arrived(PERMISSION_DAYS), open).sureFor).toEqual([0.02, 0.05])
    expect(suggest(model, arrived(PERMISSION_DAYS + 1), open).sureFor).toEqual([])
  })

  it('never says a closed account, and is sure of an invoice only if it is of all its lines', () => {
    const { lines, sureFor } = suggest(model, arrived(1), (account) => account !== 'A2')
    expect(lines.map((l) => l.account)).not.toContain('A2')
    expect(lines.filter((l) => l.score === undefined)).toHaveLength(1)
    expect(sureFor).toEqual([])
  })

  it('is sure of no invoice without lines', () => {
    expect(suggest(model, [], open)).toEqual({ lines: [], sureFor: [] })
  })
})
