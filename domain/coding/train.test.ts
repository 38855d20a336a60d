import { describe, expect, it } from 'vitest'
import { Codebook } from './codebook.ts'
import { Learner } from './learner.ts'
import { dateOf } from './line.ts'
import { permissionOf } from './permission.ts'
import { BEGIN, made } from './sample.test-support.ts'
import { type Training, type TrainingLine, train } from './train.ts'
import { walk } from './walk.ts'

const DAYS = 900
const TRAINING: Training = { today: dateOf(BEGIN + DAYS), target: 0.05 }

/** Of each supplier two accounts, by the text: no rule of twenty alike lines codes them, but whoever reads can. */
const LINES: readonly TrainingLine[] = made({ suppliers: 30, days: DAYS, perDay: 5, code: (s) => s % 9 }).map(
  ({ code, ...line }, n): TrainingLine => {
    const odd = (n * 7_919) % 13 < 6
    return { ...line, text: odd ? 'plants' : 'tools', account: `A${code}${odd}`, costCentre: '' }
  },
)
const provenOf = (lines: readonly TrainingLine[], training = TRAINING) => train(lines, training)?.facts.live

describe('a training', () => {
  it('proves what people have always coded alike, at the target that was asked', () => {
    const model = train(LINES, TRAINING)
    expect(model?.facts).toMatchObject({
      lines: LINES.length,
      newestLabel: BEGIN + DAYS - 1,
      trainedFor: 0.05,
    })
    const permission = model && permissionOf(model.facts, 'sha', new Date())
    expect(permission).toMatchObject({ target: 0.05, wrong: 0, newestLabel: dateOf(BEGIN + DAYS - 1) })
    expect(provenOf(LINES)?.upper).toBeLessThanOrEqual(0.05)
  })

  it('rehearses the control that will be lived', () => {
    const walked = (control: number) => {
      const learner = new Learner()
      const codebook = new Codebook()
      const coded = LINES.map((line) => ({ ...line, code: codebook.numberOf(line) }))
      const rules = { control, probe: false, precedent: true, seed: 1 }
      const settings = {
        ...rules,
        retrain: 'weekly',
        feedback: 'human',
        unit: 'invoice',
        target: 0.05,
      } as const
      walk(coded, { ...settings, from: BEGIN + DAYS }, undefined, undefined, learner)
      return learner.coder.history.total
    }
    const total = train(LINES, TRAINING)?.coder.history.total
    expect(total).toBe(walked(0.05))
    expect(total).toBeLessThan(walked(0.2))
  })

  it('proves nothing where people code by chance', () => {
    const chance = LINES.map((line, n) => ({ ...line, account: `A${(n * 7919) % 11}` }))
    expect(provenOf(chance)).toBeUndefined()
  })

  it('counts what the rule of thumb codes as well: where the learned coder decides it decides of that too', () => {
    const uniform = LINES.map((line) => ({ ...line, account: `A${line.supplierId}` }))
    expect(provenOf(uniform)).toMatchObject({ wrong: 0 })
  })

  it('has nothing to learn from where there are no lines, or none that a person coded', () => {
    expect(train([], TRAINING)).toBeUndefined()
    expect(
      train(
        LINES.slice(0, 9).map((l) => ({ ...l, unseen: true, inclusion: 0.05 })),
        TRAINING,
      ),
    ).toBeUndefined()
  })

  it('leaves out what is dated later than today', () => {
    const misprint = { ...(LINES[0] as TrainingLine), lineId: 'M', documentNo: 'M', day: BEGIN + 99_999 }
    expect(train([...LINES, misprint], TRAINING)?.facts).toEqual(train(LINES, TRAINING)?.facts)
  })

  it('learns nothing from what the robot coded unseen', () => {
    const live = BEGIN + 700
    const drawn = (line: TrainingLine, n: number) => line.day >= live && n % 20 !== 0
    const lived = (account: string) =>
      LINES.map(
        (line, n): TrainingLine =>
          line.day < live
            ? line
            : { ...line, inclusion: 0.05, ...(drawn(line, n) ? { unseen: true, account } : {}) },
      )
    const facts = (account: string) => {
      const found = train(lived(account), TRAINING)
      return { live: found?.facts.live, codings: found?.codebook.all() }
    }
    expect(facts('X')).toEqual(facts('Y'))
  })

  it('proves nothing with what was coded in sight of a proposal: what is known of that was chosen by what was shown', () => {
    // Of what was shown only the corrections are kept, and there the coder that silently says otherwise is always right.
    const blind = LINES.filter((_, n) => n % 100 === 0)
    const shown = LINES.filter((_, n) => n % 100 !== 0)
    expect(provenOf([...blind, ...shown])).toBeDefined()
    expect(provenOf([...blind, ...shown.map((line) => ({ ...line, aided: true }))])).toBeUndefined()
  })

  it('leaves out a whole document of which one line was coded in sight of a proposal', () => {
    const two = (line: TrainingLine, aided: boolean): readonly TrainingLine[] => [
      { ...line, aided },
      { ...line, lineId: `${line.lineId}/2` },
    ]
    const third = LINES.flatMap((line, n) => two(line, n % 3 === 0))
    const twoThirds = LINES.flatMap((line, n) => (n % 3 === 0 ? [] : two(line, false)))
    expect(provenOf(third)?.of).toBe(provenOf(twoThirds)?.of)
  })

  it('keeps no permission alive by what was coded in sight of a proposal', () => {
    const last = LINES.at(-1) as TrainingLine
    const later = { ...last, lineId: 'C', documentNo: 'C', day: last.day + 1, aided: true }
    const facts = train([...LINES, later], { ...TRAINING, today: dateOf(last.day + 2) })?.facts
    expect(facts).toMatchObject({ newestLabel: last.day, lines: LINES.length + 1 })
    expect(facts?.live).toBeDefined()
    expect(train([later], { ...TRAINING, today: dateOf(last.day + 2) })).toBeUndefined()
  })

  it('keeps no permission alive by what says nothing of who is right: halted, left out by the draw, or since a draw that waits', () => {
    const last = LINES.at(-1) as TrainingLine
    const later = { ...last, lineId: 'C', documentNo: 'C', day: last.day + 1 }
    for (const worth of [{ apart: true }, { inclusion: 0.05, undrawn: true }])
      expect(
        train([...LINES, { ...later, ...worth }], { ...TRAINING, today: dateOf(last.day + 2) })?.facts,
      ).toMatchObject({ newestLabel: last.day, lines: LINES.length + 1 })
  })

  it('counts what has no one coding as an error, and never says it', () => {
    const split = LINES.map((line, n): TrainingLine => {
      const parts = (n * n * 31) % 97 < 25
      return parts ? { ...line, account: '', mixed: 'split' } : line
    })
    expect(provenOf(split)).toBeUndefined()
    expect(train(split, TRAINING)?.codebook.all()).not.toContainEqual({ account: '', costCentre: '' })
  })

  it('keeps in the proof what a draw might have had people code blind, without a label, however they coded it in sight of a proposal', () => {
    const live = BEGIN + 700
    const era = (undrawn: (line: TrainingLine) => TrainingLine) =>
      LINES.map((line, n): TrainingLine => {
        if (line.day < live) return line
        return n % 20 === 0 ? { ...line, inclusion: 0.05 } : undrawn(line)
      })
    const missed = { inclusion: 0.05, undrawn: true, aided: true }
    const kept = provenOf(era((line) => ({ ...line, ...missed })))
    const missing = provenOf(era((line) => ({ ...line, aided: true })))
    expect(kept?.of).toBe(provenOf(LINES)?.of)
    expect(kept?.labels).toBeLessThan((kept?.reached ?? 0) / 1.2)
    expect(missing?.of).toBeLessThan((kept?.of ?? 0) / 1.2)
    // What people said where nobody had drawn it is no label.
    const halted = provenOf(era((line) => ({ ...line, inclusion: 0.05, undrawn: true })))
    expect(halted?.labels).toBeLessThan((halted?.reached ?? 0) / 1.2)
  })

  it('weighs an error that the control found by the chance of its being found', () => {
    const live = BEGIN + 700
    const control = (wrong: number) => {
      let errors = 0
      return LINES.map((line, n): TrainingLine => {
        if (line.day < live) return line
        if (n % 20 !== 0) return { ...line, inclusion: 0.05, unseen: true }
        errors++
        return { ...line, inclusion: 0.05, ...(errors <= wrong ? { account: 'WRONG' } : {}) }
      })
    }
    const none = provenOf(control(0))
    const some = provenOf(control(8))
    expect(none?.labels).toBeLessThan((none?.reached ?? 0) / 1.2)
    expect(some?.upper).toBeGreaterThan(none?.upper ?? 1)
  })
})
