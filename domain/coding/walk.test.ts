import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STALE_CONTROL } from '../control/stale.ts'
import { Learner } from './learner.ts'
import { BEGIN, made } from './sample.test-support.ts'
import { type CodedLineFacts, type WalkSettings, walk } from './walk.ts'
import { MIXED, UNKNOWN } from './written.ts'

const REGULAR = made({ suppliers: 30, days: 900, perDay: 8, code: (supplier) => supplier % 9 })
const SETTINGS: WalkSettings = {
  from: BEGIN + 600,
  retrain: 'monthly',
  feedback: 'human',
  unit: 'invoice',
  target: 0.02,
  control: 0.05,
  probe: true,
  seed: 1,
}
const decisions = (lines: readonly CodedLineFacts[], settings = SETTINGS) =>
  walk(lines, settings).map((w) => [w.line.lineId, w.proposed, w.score, w.decision])

describe('a walk', () => {
  it('codes by itself what is always coded alike, and has a sample of it controlled', () => {
    const live = walk(REGULAR, SETTINGS).filter((w) => w.line.day >= SETTINGS.from)
    const of = (decision: string) => live.filter((w) => w.decision === decision).length
    expect(of('auto') / live.length).toBeGreaterThan(0.8)
    expect(of('control')).toBeGreaterThan(0)
    expect(live.every((w) => w.proposed === w.line.code)).toBe(true)
  })

  it('draws nothing for control before its rehearsal, a year before its day', () => {
    const days = walk(REGULAR, { ...SETTINGS, from: BEGIN + 800 })
      .filter((w) => w.decision === 'control')
      .map((w) => w.line.day)
    expect(Math.min(...days)).toBeGreaterThanOrEqual(BEGIN + 800 - 365)
    expect(days.some((day) => day < BEGIN + 800)).toBe(true)
  })

  it('learns in its rehearsal no faster than it will live: what would be automatic teaches nothing', () => {
    const settings = { ...SETTINGS, from: BEGIN + 800 }
    const week = [BEGIN + 700, BEGIN + 707] as const
    const hidden = new Set(
      walk(REGULAR, settings)
        .filter((w) => w.decision === 'auto' && w.line.day >= week[0] && w.line.day < week[1])
        .map((w) => w.line.lineId),
    )
    expect(hidden.size).toBeGreaterThan(20)
    const altered = REGULAR.map((l) => (hidden.has(l.lineId) ? { ...l, code: 77 } : l))
    expect(walk(altered, settings).filter((w) => w.proposed === 77 || w.next === 77)).toEqual([])
  })

  it('knows nothing of the future: other labels later change nothing earlier', () => {
    const day = BEGIN + 700
    const altered = REGULAR.map((l) => (l.day >= day ? { ...l, code: (l.code + 1) % 9 } : l))
    // A month is proposed with the knowledge of its first day.
    const settings = { ...SETTINGS, retrain: 'nightly' } as const
    const early = (lines: readonly CodedLineFacts[]) =>
      decisions(lines, settings).slice(0, REGULAR.filter((l) => l.day < day).length)
    expect(early(altered)).toEqual(early(REGULAR))
  })

  it('is the same for every order of the lines', () => {
    const some = REGULAR.slice(0, 4_000)
    const settings = { ...SETTINGS, from: BEGIN + 400 }
    const expected = decisions(some, settings)
    expect(decisions([...some].reverse(), settings)).toEqual(expected)
  })

  it('learns nothing from what the robot coded: hidden labels may be anything', () => {
    const first = walk(REGULAR, SETTINGS)
    const hidden = new Set(
      first.filter((w) => w.decision === 'auto' && w.line.day >= SETTINGS.from).map((w) => w.line.lineId),
    )
    expect(hidden.size).toBeGreaterThan(1_000)
    const altered = REGULAR.map((l) => (hidden.has(l.lineId) ? { ...l, code: 77 } : l))
    expect(decisions(altered)).toEqual(decisions(REGULAR))
  })

  it('keeps with what is automatic the probability with which it was to be drawn, and with the rest certainty', () => {
    const learner = new Learner()
    walk(REGULAR, SETTINGS, undefined, undefined, learner)
    const judged = learner.written.judged(BEGIN + 400)
    const hidden = judged.filter((j) => j.wrong === undefined)
    expect(hidden.length).toBeGreaterThan(500)
    expect(hidden.every((j) => !j.before)).toBe(true)
    // What is stale is drawn more often.
    expect(new Set(hidden.map((j) => j.inclusion))).toEqual(new Set([SETTINGS.control, STALE_CONTROL]))
    expect(judged.some((j) => j.wrong !== undefined && j.inclusion === 0.05)).toBe(true)
    expect(judged.filter((j) => j.before).every((j) => j.wrong !== undefined && j.inclusion === 1)).toBe(true)
  })

  it('goes on as surely after its trees have grown anew where every label is shown', () => {
    const learner = new Learner()
    const live = walk(REGULAR, { ...SETTINGS, feedback: 'all' }, undefined, undefined, learner).filter(
      (w) => w.line.day >= SETTINGS.from,
    )
    // Half a year after going live they have, from the labels of what was automatic too.
    const late = live.filter((w) => w.line.day >= SETTINGS.from + 200)
    expect(late.filter((w) => w.decision === 'auto').length / late.length).toBeGreaterThan(0.8)
    expect(learner.written.judged(BEGIN + 400).every((j) => j.inclusion === 1)).toBe(true)
  })

  it('leaves to people what its supplier and institution never had, however sure it is, and such a label proves nothing', () => {
    // What every supplier calls alike is coded alike everywhere, so that it is sure of suppliers that it sees for the first time.
    const others = made({ suppliers: 30, days: 900, perDay: 8, code: () => 3 }).map((line, n) => ({
      ...line,
      text: 'mobile telephone',
      supplierId: n % 6 === 0 ? `NEW${n}` : line.supplierId,
    }))
    const live = (precedent: boolean) =>
      walk(others, { ...SETTINGS, precedent }).filter(
        (w) => w.decision === 'auto' && w.line.day >= SETTINGS.from,
      )
    const isNew = (w: { readonly line: CodedLineFacts }) => w.line.supplierId.startsWith('NEW')
    expect(live(false).some(isNew)).toBe(true)
    expect(live(true).some(isNew)).toBe(false)
    expect(live(true).length).toBeGreaterThan(1_000)
  })

  describe('of what a draw had decided', () => {
    const LIVED = BEGIN + 700
    const judgedOf = (lines: readonly CodedLineFacts[]) => {
      const learner = new Learner()
      const settings = {
        ...SETTINGS,
        from: BEGIN + 900,
        retrain: 'nightly',
        probe: false,
        precedent: true,
      } as const
      walk(lines, settings, undefined, undefined, learner)
      return learner.written.judged(LIVED)
    }
    const lived = (line: CodedLineFacts, change: Partial<CodedLineFacts> = {}): CodedLineFacts =>
      line.day < LIVED ? line : { ...line, inclusion: 0.05, ...change }

    it('leaves out of the proof what has no precedent, as of the rest', () => {
      const isNew = (_: CodedLineFacts, n: number) => n % 6 === 0
      const lines = REGULAR.map((line, n) => lived(line, isNew(line, n) ? { supplierId: `NEW${n}` } : {}))
      const old = lines.filter((line, n) => line.day >= LIVED && !isNew(line, n))
      expect(judgedOf(lines)).toHaveLength(old.length)
    })

    it('freezes a pattern on an error that was drawn, and not on one that was not', () => {
      const at = REGULAR.findIndex((line) => line.day > LIVED + 20)
      const wrong = (undrawn: boolean) =>
        judgedOf(REGULAR.map((line, n) => lived(line, n === at ? { code: 77, undrawn } : {})))
      expect(wrong(true)).toHaveLength(REGULAR.filter((line) => line.day >= LIVED).length)
      expect(wrong(false).length).toBeLessThan(wrong(true).length)
      expect(wrong(true).filter((j) => j.wrong)).toHaveLength(0)
      expect(wrong(false).filter((j) => j.wrong)).toHaveLength(1)
    })
  })

  it('never proposes what has no one coding, and every proposal for it is an error', () => {
    const mixed = REGULAR.map((line) => (line.supplierId === 'S4' ? { ...line, code: MIXED } : line))
    const learner = new Learner()
    const walked = walk(mixed, SETTINGS, undefined, undefined, learner)
    expect(walked.filter((w) => w.proposed === MIXED || w.next === MIXED)).toEqual([])
    const since = BEGIN + 500
    const coded = mixed.filter((l) => l.code === MIXED && l.day >= since && l.day < SETTINGS.from)
    expect(coded.length).toBeGreaterThan(20)
    const wrong = learner.written.judged(since).filter((j) => j.wrong)
    expect(wrong.length).toBeGreaterThanOrEqual(coded.length)
  })

  it('is told by what was coded with a proposal in sight how people code, and neither proof nor trees hear of it', () => {
    const aided = (line: CodedLineFacts) => line.supplierId === 'S4' || line.supplierId === 'S5'
    const lines = REGULAR.map((line) => (aided(line) ? { ...line, aided: true } : line))
    const told = new Learner()
    const walked = walk(lines, SETTINGS, undefined, undefined, told)
    const own = walked.filter((w) => w.line.supplierId === 'S4')
    expect(own.slice(-50).every((w) => w.proposed === 4)).toBe(true)
    const without = new Learner()
    walk(
      REGULAR.filter((line) => !aided(line)),
      SETTINGS,
      undefined,
      undefined,
      without,
    )
    const [some, fewer] = [told, without].map((l) => l.written)
    expect(some?.judged(BEGIN + 400).length).toBe(fewer?.judged(BEGIN + 400).length)
    expect(some?.sample(BEGIN).use.length).toBe(fewer?.sample(BEGIN).use.length)
    expect(some?.size).toBeGreaterThan(fewer?.size ?? 0)
  })

  it('learns nothing from what is nobody’s word, though nobody would have posted it', () => {
    const lines = REGULAR.map((line, n) => (n % 3 === 0 ? { ...line, code: UNKNOWN, aided: true } : line))
    const walked = walk(lines, SETTINGS)
    const known = walked.filter((w) => w.line.day > BEGIN + 100 && w.line.code !== UNKNOWN)
    expect(known.every((w) => w.proposed === w.line.code)).toBe(true)
  })

  it('uses nothing unseen where nothing is regular', () => {
    const noise = made({
      suppliers: 30,
      days: 700,
      perDay: 8,
      code: (s, day, n) => (s * 31 + day * 17 + n * 13) % 23,
    })
    const walked = walk(noise, { ...SETTINGS, from: BEGIN + 500 })
    expect(walked.filter((w) => w.decision === 'auto')).toEqual([])
  })

  it('proposes no closed coding', () => {
    const isOpen = (code: number, day: number): boolean => code !== 4 || day < SETTINGS.from
    const walked = walk(REGULAR, SETTINGS, isOpen).filter((w) => w.line.day >= SETTINGS.from)
    expect(walked.some((w) => w.proposed === 4)).toBe(false)
    expect(walked.filter((w) => w.line.code === 4 && w.decision === 'auto')).toEqual([])
  })

  it('sends a batch to people when its probe was wrong', () => {
    // Supplier 4 changes its account on one day, with many lines.
    const change = BEGIN + 720
    const burst = made({
      suppliers: 30,
      days: 900,
      perDay: 8,
      code: (s, day) => (s === 4 && day >= 720 ? 50 : s % 9),
    })
    const more = Array.from(
      { length: 40 },
      (_, i): CodedLineFacts => ({
        ...(burst.find((l) => l.supplierId === 'S4') as CodedLineFacts),
        lineId: `B${i}`,
        day: change,
        documentNo: `B${i}`,
        code: 50,
      }),
    )
    const day = (probe: boolean) =>
      walk([...burst, ...more], { ...SETTINGS, probe }).filter((w) => w.line.lineId.startsWith('B'))
    expect(day(false).filter((w) => w.decision === 'auto').length).toBeGreaterThan(20)
    expect(day(true).filter((w) => w.decision === 'auto')).toEqual([])
    expect(day(true).filter((w) => w.decision === 'probe')).toHaveLength(1)
  })

  it('ends its permission when the newest coding grows old', () => {
    const late = REGULAR.map((l) => (l.day >= SETTINGS.from ? { ...l, day: l.day + 200 } : l))
    const walked = walk(late, { ...SETTINGS, retrain: 'none', feedback: 'all' })
    expect(walked.filter((w) => w.line.day >= SETTINGS.from && w.decision === 'auto')).toEqual([])
  })

  it('stands hostile texts, one supplier and no history', () => {
    expect(walk([], SETTINGS)).toEqual([])
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('', '\u202E', '\x1f', '🧾', '__proto__'),
    )
    const line = fc.record({
      lineId: fc.uuid(),
      day: fc.integer({ min: BEGIN, max: BEGIN + 30 }),
      supplierId: text,
      supplierName: text,
      department: text,
      text,
      amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      documentNo: text,
      reference: text,
      code: fc.integer({ min: 0, max: 5 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: (l) => l.lineId, maxLength: 60 }), (lines) => {
        expect(walk(lines, { ...SETTINGS, from: BEGIN }).every((w) => w.decision === 'manual')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
