/** The whole pre-analysis from a ledger and its walks: plain data, to be told as a page, as tables or as JSON. */
import type { Codebook } from '../coding/codebook.ts'
import { type Day, supplierOf } from '../coding/line.ts'
import type { CodedLineFacts, Walked } from '../coding/walk.ts'
import { type BusinessCase, businessCase, type Figures } from './business.ts'
import { type Experience, experienceOf } from './experience.ts'
import { type Interval, type Resamples, resamplesOf, shareOf, weeksOf } from './intervals.ts'
import { casesOf, type InvoiceCase, isAutomatic } from './invoice-case.ts'
import { factsOf, type LedgerFacts } from './ledger-facts.ts'
import { LEVELS, type Level, levelOf, seenShare } from './levels.ts'
import { type LookAlike, lookAlikes } from './look-alike.ts'
import { type Gain, gainOf } from './merge.ts'
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
  /** The first draw of the main walk once more, with every proposed merge made. */
  readonly mergedWalk: readonly Walked[] | undefined
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
  /** Share automatic of one and the same draw: as it is, and if every proposed merge were made. */
  readonly merged: { readonly before: Interval; readonly after: Interval } | undefined
  readonly practices: readonly DifferingPractice[]
  readonly experience: Experience
  readonly plan: readonly PlanStep[]
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
      business: businessCase(level.score === undefined ? 0 : level.level, errorOf(level), figures),
    })),
    business: businessCase(promises[0].automatic.share, errorOf(promises[0]), figures),
    months: monthsOf(drawn.flatMap((own) => since(own, times.from))),
    areas,
    suppliers: by(supplierOf),
    accounts: by((line) => codebook.of(line.code)?.account ?? ''),
    rare: rareAccounts(lines, codebook),
    lookAlikes: proposalsOf(question).map((pair) => ({
      ...pair,
      gain: gainOf(pair, lines, first, codebook),
    })),
    merged: question.mergedWalk && mergedOf(question.mergedWalk, first, times, resamples),
    practices: differingPractices(lines, codebook),
    experience: experienceOf(lines),
    plan: rollOut(areas, main.target, resamples.weeks),
  }
}

/** Which accounts to merge: found in what came before the measured time, so that the gain is counted on other lines. */
export function proposalsOf({
  lines,
  codebook,
  times,
  walks,
}: Pick<Question, 'lines' | 'codebook' | 'times' | 'walks'>): readonly LookAlike[] {
  const before = (walks[0].draws[0] ?? []).filter((w) => w.line.day < times.measured)
  return lookAlikes(
    lines.filter((l) => l.day < times.measured),
    before,
    codebook,
  )
}

const since = (cases: readonly InvoiceCase[], day: Day): readonly InvoiceCase[] =>
  cases.filter((c) => c.day >= day)

function mergedOf(
  walked: readonly Walked[],
  asIs: readonly InvoiceCase[],
  { measured }: Times,
  resamples: Resamples,
): Analysis['merged'] {
  const automatic = (cases: readonly InvoiceCase[]): Interval =>
    shareOf(weeksOf(cases, resamples, isAutomatic), resamples)
  return { before: automatic(asIs), after: automatic(since(casesOf(walked), measured)) }
}

function errorOf(of: Level | KeptPromise): { readonly measured: number; readonly bound: number } {
  const judged = 'accepted' in of ? of.accepted : of.invoices
  return { measured: of.wrong / Math.max(1, judged), bound: of.bound }
}
