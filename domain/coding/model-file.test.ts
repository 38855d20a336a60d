import { describe, expect, it } from 'vitest'
import { Codebook } from './codebook.ts'
import { scores } from './coder.ts'
import { Learner } from './learner.ts'
import { MODEL_VERSION, type Model } from './model.ts'
import { decodeModel, encodeModel } from './model-file.ts'
import { BEGIN, made } from './sample.test-support.ts'
import { walk } from './walk.ts'

const LINES = made({ suppliers: 20, days: 500, perDay: 6, code: (s, day) => (s + Math.floor(day / 100)) % 7 })
const codebook = new Codebook()
for (let code = 0; code < 7; code++) codebook.numberOf({ account: `A${code}`, costCentre: '' })

function trained(): Model {
  const learner = new Learner()
  const settings = {
    from: BEGIN + 9_999,
    retrain: 'monthly',
    feedback: 'all',
    unit: 'invoice',
    target: 0.02,
    control: 0,
    probe: false,
    seed: 1,
  } as const
  walk(
    LINES,
    settings,
    () => true,
    () => undefined,
    learner,
  )
  return {
    facts: {
      version: MODEL_VERSION,
      ledger: 'made',
      lines: LINES.length,
      newestLabel: BEGIN + 499,
      trainedOn: '2026-01-01',
      trainedFor: 0.02,
    },
    coder: learner.coder,
    forest: learner.forest,
    codebook,
  }
}

const asked = made({ suppliers: 25, days: 5, perDay: 6, code: () => 0 }).map((l) => ({
  ...l,
  day: l.day + 510,
}))

describe('a model file', () => {
  it('holds a coder that says the same, and learns on in the same way', () => {
    const model = trained()
    const again = decodeModel(encodeModel(model)) as Model
    expect(again.facts).toEqual(model.facts)
    expect(again.codebook.all()).toEqual(model.codebook.all())
    const said = ({ coder, forest }: Model) => {
      const batch = coder.propose(asked, () => true)
      const first = {
        scores: forest && scores(forest, batch),
        codes: batch.proposals.map((p) => p.proposed.code),
      }
      coder.teach(batch.proposals.map((proposal) => ({ proposal, code: 3 })))
      const second = coder.propose(asked, () => true)
      return [first, forest && scores(forest, second)]
    }
    expect(model.forest).toBeDefined()
    expect(said(again)).toEqual(said(model))
  })

  it('that is damaged, cut short or empty is refused', () => {
    const bytes = encodeModel(trained())
    for (const at of [0, 9, 40, bytes.length >> 1, bytes.length - 1]) {
      const other = Uint8Array.from(bytes)
      other[at] = (other[at] as number) ^ 1
      expect(decodeModel(other)).toBe('MODEL_DAMAGED')
    }
    expect(decodeModel(bytes.subarray(0, bytes.length - 8))).toBe('MODEL_DAMAGED')
    expect(decodeModel(new Uint8Array())).toBe('MODEL_DAMAGED')
  })

  it('of another version is refused', () => {
    const model = trained()
    expect(
      decodeModel(encodeModel({ ...model, facts: { ...model.facts, version: MODEL_VERSION + 1 } })),
    ).toBe('MODEL_VERSION')
  })
})
