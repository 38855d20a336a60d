import { describe, expect, it } from 'vitest'
import { isRight } from '../../../../domain/coding/months.ts'
import { judgedWalk } from './judged-walk.ts'
import { undisturbed, wrongLabels } from './planted.ts'
import { BEGIN, sampleLedger } from './sample.test-support.ts'

const LEDGER = sampleLedger(400).map((l) => ({ ...l, account: l.supplierId }))
const SETTINGS = {
  from: BEGIN + 50,
  retrain: 'weekly',
  feedback: 'human',
  unit: 'invoice',
  target: 0.05,
  control: 0.05,
  probe: true,
  seed: 1,
} as const

describe('a walk that is judged by another coding than it sees', () => {
  it('proposes by what it saw and is right or wrong by the truth', () => {
    // Everybody says the same wrong account of S1: it is proposed, and it is wrong.
    const planted = wrongLabels(LEDGER, (l) =>
      l.supplierId === 'S1' ? { account: 'S2', costCentre: l.costCentre } : undefined,
    )
    const { walked, codebook } = judgedWalk(planted, SETTINGS)
    const late = walked.filter((w) => w.line.day >= SETTINGS.from)
    const of = (supplier: string) => late.filter((w) => w.line.supplierId === supplier)
    expect(of('S1').every((w) => codebook.of(w.proposed)?.account === 'S2')).toBe(true)
    expect(of('S1').every((w) => codebook.of(w.line.code)?.account === 'S1')).toBe(true)
    expect(of('S1').some(isRight)).toBe(false)
    expect(of('S3').every(isRight)).toBe(true)
  })

  it('is the walk itself where nothing is planted', () => {
    const { walked } = judgedWalk(undisturbed(LEDGER), SETTINGS)
    expect(walked.filter((w) => w.line.day >= SETTINGS.from).every(isRight)).toBe(true)
  })
})
