import { beforeAll, describe, expect, it } from 'vitest'
import { STALE_DAYS } from '../control/stale.ts'
import { Codebook } from './codebook.ts'
import { Learner } from './learner.ts'
import type { LineFacts } from './line.ts'
import { MODEL_VERSION, type Model } from './model.ts'
import { BEGIN, made } from './sample.test-support.ts'
import { isSure, NOTHING_SAID, suggest } from './suggest.ts'
import { SHADOW, walk } from './walk.ts'

const DAYS = 500
const CODES = 7
const accountOf = (supplier: number) => `A${supplier % CODES}`

const LINES = made({ suppliers: 20, days: DAYS, perDay: 6, code: (s) => s % CODES })
let model: Model
beforeAll(() => {
  const codebook = new Codebook()
  for (let code = 0; code < CODES; code++) codebook.numberOf({ account: `A${code}`, costCentre: '' })
  const learner = new Learner()
  walk(LINES, { ...SHADOW, from: BEGIN + DAYS * 2, target: 0.02 }, undefined, undefined, learner)
  model = {
    facts: {
      version: MODEL_VERSION,
      ledger: 'made',
      lines: LINES.length,
      newestLabel: BEGIN + DAYS - 1,
      trainedOn: '2026-01-01',
      trainedFor: 0.02,
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
  it('says what people have always coded, with a probability', () => {
    const lines = arrived(1)
    const { lines: suggested } = suggest(model, lines, open)
    expect(suggested.map((l) => l.account)).toEqual(
      lines.map((l) => accountOf(Number(l.supplierId.slice(1)))),
    )
    expect(suggested.every((l) => isSure(l, 0.9))).toBe(true)
    expect(suggested.some((l) => isSure(l, undefined))).toBe(false)
  })

  it.each([
    [STALE_DAYS, undefined],
    [STALE_DAYS + 1, true],
  ])('says whether what it knows is stale: %d days after the newest label', (after, stale) => {
    const newest = LINES.at(-1) as LineFacts
    const line = { ...newest, day: newest.day + after }
    expect(suggest(model, [line], open).stale).toBe(stale)
    // One line whose like nobody has coded is enough, wherever it stands.
    const unseen = { ...line, lineId: 'unseen', department: 'never seen' }
    expect(suggest(model, [line, unseen], open).stale).toBe(true)
    expect(suggest(model, [unseen, line], open).stale).toBe(true)
  })

  it('never says a closed account, nor how likely it is', () => {
    const { lines } = suggest(model, arrived(1), (account) => account !== 'A2')
    expect(lines.map((l) => l.account)).not.toContain('A2')
    expect(lines.filter((l) => l.score === undefined)).toHaveLength(1)
  })

  it('says nothing of an invoice without lines', () => {
    expect(suggest(model, [], open)).toEqual(NOTHING_SAID)
  })
})
