/** The whole pre-analysis from a ledger and its walks: plain data, to be told as a page, as tables or as JSON. */
import type { Codebook } from '../coding/codebook.ts'
import { type Day, supplierOf } from '../coding/line.ts'
import type { CodedLineFacts, Walked } from '../coding/walk.ts'
import { type BusinessCase, businessCase, type Figures } from './business.ts'
import { type Experience, experienceOf } from './experience.ts'
import { type Interval, resamplesOf } from './intervals.ts'
import { casesOf, type InvoiceCase } from './invoice-case.ts'
import { factsOf, type LedgerFacts } from './ledger-facts.ts'
import { LEVELS, type Level, levelOf, seenShare } from './levels.ts'
import { type LookAlike, lookAlikes } from './look-alike.ts'
import { type Gain, gainOf, judgedAsOne } from './merge.ts'
import { type Month, monthsOf } from './months.ts'
import { type Potential, potentialsBy } from './potential.ts'
import { type DifferingPractice, differingPractices } from './practices.ts'
import { type KeptPromise, keptPromise } from './promise.ts'
import { type Rare, rareAccounts } from './rare-accounts.ts'
import { type PlanStep, rollOut } from './rollout.ts'
import type { Times } from './time.ts'

/** Walks with one target: one a draw of control and probe. */
export interface Walks {
  readonly target: number
  readonly draws: readonly (readonly Walked[])[]
}

export interface Question {
  /** In the order of their days. */
  readonly lines: readonly CodedLineFacts[]
  readonly codebook: Codebook
  readonly times: Times
  /** The first is the one on which areas, suppliers and the business case rest. */
  readonly walks: readonly [Walks, ...Walks[]]
  readonly control: number
  readonly figures: Figures
  readonly areaOf: (line: CodedLineFacts) => string
  readonly seed: number
}

export interface Proposal extends LookAlike {
  readonly gain: Gain
}

export interface Analysis {
  readonly facts: LedgerFacts
  readonly times: Times
  readonly control: number
  /** Of the measured time. */
  readonly invoices: number
  readonly lines: number
  readonly invoicesAYear: number
  readonly seen: number
  readonly figures: Figures
  /** The main one first. */
  readonly promises: readonly [KeptPromise, ...KeptPromise[]]
  readonly levels: readonly (Level & { readonly business: BusinessCase })[]
  readonly business: BusinessCase
  readonly months: readonly Month[]
  readonly areas: readonly Potential[]
  readonly suppliers: readonly Potential[]
  readonly accounts: readonly Potential[]
  readonly rare: Rare
  readonly lookAlikes: readonly Proposal[]
  /** The levels again, as if every proposed merge were made. */
  readonly mergedLevels: readonly Level[]
  readonly practices: readonly DifferingPractice[]
  readonly experience: Experience
  readonly plan: readonly PlanStep[]
  /** Length of the measured time. */
  readonly weeks: number
}

const YEAR_DAYS = 365.25

export function analyse(question: Question): Analysis {
  const { lines, codebook, times, walks, figures, control, seed } = question
  const [main] = walks
  const drawn = main.draws.map((walked) => casesOf(walked, 1 / main.draws.length))
  const cases = drawn.flatMap((own) => since(own, times.measured))
  const first = since(casesOf(main.draws[0] ?? []), times.measured)
  const resamples = resamplesOf(first, seed)
  const days = times.last - times.measured + 1
  const promises = walks.map(({ target, draws }) =>
    keptPromise(
      target,
      draws.map((walked) => since(casesOf(walked, 1 / draws.length), times.measured)),
      resamples,
    ),
  ) as [KeptPromise, ...KeptPromise[]]
  const seen = seenShare(cases, control)
  const levels = LEVELS.map((level) => levelOf(level, cases, seen, resamples))
  const by = (keyOf: (line: CodedLineFacts) => string): readonly Potential[] =>
    potentialsBy(keyOf, cases, levels, seen, resamples)
  const areas = by(question.areaOf)
  const proposals = proposalsOf(question, first)
  return {
    facts: factsOf(lines, codebook),
    times,
    control,
    invoices: first.length,
    lines: first.reduce((sum, c) => sum + c.lines.length, 0),
    invoicesAYear: (first.length * YEAR_DAYS) / days,
    seen,
    figures,
    promises,
    levels: levels.map((level) => ({
      ...level,
      business: businessCase(exactly(level.score === undefined ? 0 : level.level), errorOf(level), figures),
    })),
    business: businessCase(promises[0].automatic, errorOf(promises[0]), figures),
    months: monthsOf(drawn.flatMap((own) => since(own, times.from))),
    areas,
    suppliers: by(supplierOf),
    accounts: by((line) => codebook.of(line.code)?.account ?? ''),
    rare: rareAccounts(lines, codebook),
    lookAlikes: proposals,
    mergedLevels: LEVELS.map((level) =>
      levelOf(level, judgedAsOne(cases, proposals, codebook), seen, resamples),
    ),
    practices: differingPractices(lines, codebook),
    experience: experienceOf(lines),
    plan: rollOut(areas, main.target),
    weeks: resamples.weeks,
  }
}

/** Found in what came before the measured time, counted on what came in it; where merging would gain nothing there is no proposal. */
function proposalsOf(
  { lines, codebook, times, walks }: Question,
  measured: readonly InvoiceCase[],
): readonly Proposal[] {
  const before = (walks[0].draws[0] ?? []).filter((w) => w.line.day < times.measured)
  const earlier = lines.filter((l) => l.day < times.measured)
  return lookAlikes(earlier, before, codebook)
    .map((pair) => ({ ...pair, gain: gainOf(pair, lines, measured, codebook) }))
    .filter(({ gain }) => gain.right + gain.uniform > 0)
    .sort((a, b) => b.gain.right - a.gain.right || b.gain.uniform - a.gain.uniform)
}

const since = (cases: readonly InvoiceCase[], day: Day): readonly InvoiceCase[] =>
  cases.filter((c) => c.day >= day)

const exactly = (share: number): Interval => ({ share, low: share, high: share })

function errorOf(of: Level | KeptPromise): { readonly measured: number; readonly bound: number } {
  const judged = 'accepted' in of ? of.accepted : of.invoices
  return { measured: of.wrong / Math.max(1, judged), bound: of.bound }
}
