import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Codebook } from '../../domain/coding/codebook.ts'
import { supplierOf } from '../../domain/coding/line.ts'
import type { CodedLineFacts } from '../../domain/coding/walk.ts'
import { type Analysis, analyse } from '../../domain/preanalysis/analysis.ts'
import { REFERENCE } from '../../domain/preanalysis/business.ts'
import { LEAST_LINES, timesOf } from '../../domain/preanalysis/time.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { codingChart } from '../coding/files.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { Usage } from '../exit.ts'
import { type AskedOptions, askedOf } from '../preanalysis/asked.ts'
import { writeTables } from '../preanalysis/csv-tables.ts'
import { namedLedger } from '../preanalysis/ledger.ts'
import { type Page, pageOf } from '../preanalysis/page.ts'
import { report } from '../preanalysis/report.ts'
import { walksOf } from '../preanalysis/walks.ts'
import { openBar } from '../progress.ts'

interface Options extends CommonOptions, AskedOptions {
  readonly ledger: string
  readonly chart?: string
  readonly institutions?: string
  readonly suppliers?: string
  readonly out: string
  readonly csv?: string
}

/** A line of progress where there is no bar, at each so many per cent of a walk. */
const STEP_PERCENT = 25

export const preanalysis: AddCommand = (parent, cli) => {
  addCommand(parent, 'preanalysis', {
    description: `What a municipality learns before it decides: how much could be automatic, where, at which promise, what it is worth, which accounts are mixed
up, and where to begin. Takes a published ledger or the municipality's own (as in examples/). Each promise is walked with honest feedback.`,
    examples: [
      'preanalysis --ledger examples/ledger.csv.gz --institutions examples/institutions.csv --suppliers examples/suppliers.csv --out report.html',
    ],
  })
    .requiredOption('--ledger <file>', 'coded lines: CSV or .csv.gz')
    .option('--chart <file>', 'what is open when, and names: account,cost_centre,name,from,to')
    .option('--institutions <file>', 'names and areas: gln,name,cost_centre,area')
    .option('--suppliers <file>', 'names of creditors, as imported')
    .option('--from <date>', 'the robot works from this day on (otherwise after 60 % of the lines)')
    .option('--promises <shares>', 'permitted shares of wrong invoices, the main one first', '0.02,0.01,0.05')
    .option('--draws <number>', 'draws of control and probe for the main promise', '3')
    .option('--control <share>', 'share of automatic invoices that people code unseen', '0.05')
    .option('--seed <number>', 'fixes the draws', '1')
    .option('--invoices-a-year <number>', 'of the municipality', String(REFERENCE.invoicesAYear))
    .option('--price-by-hand <kroner>', 'of coding an invoice by hand, one or from-to', '45-50')
    .option('--price-robot <kroner>', 'of the robot, each automatic invoice', '0')
    .option('--fixed-costs <kroner>', 'of the robot, a year', '0')
    .option('--language <da|en>', 'of the report', 'da')
    .option('--out <file>', 'the report: one HTML file', 'report.html')
    .option('--csv <folder>', 'the tables as CSV files')
    .action(async (options: Options) => {
      const asked = askedOf(options)
      const { lines, names } = await namedLedger(cli, options)
      if (lines.length < LEAST_LINES)
        throw new Usage(
          `${options.ledger} has ${lines.length} coded lines; at least ${LEAST_LINES} are needed`,
        )
      const codebook = new Codebook()
      const inOrder = lines
        .map((line): CodedLineFacts => ({ ...line, code: codebook.numberOf(line) }))
        .sort((a, b) => a.day - b.day)
      const chart = await codingChart(cli, options.chart)
      const times = timesOf(inOrder, asked.from)
      const { control, seed } = asked
      const walks = walksOf({ lines: inOrder, codebook, chart, times, ...asked }, (title, total) =>
        cli.terminal && !options.json ? openBar('bar', title, total) : steps(cli.note, title, total),
      )
      const analysis = analyse({
        lines: inOrder,
        codebook,
        times,
        walks,
        control,
        seed,
        figures: asked.figures,
        areaOf: (line) => names.area(line.department),
      })
      const page = pageOf(asked.language, {
        analysis,
        names: {
          ...names,
          supplier: naming(inOrder.map((l) => [supplierOf(l), l.supplierName])),
          account: naming((chart ?? []).map((row) => [row.account, `${row.account} ${row.name}`])),
        },
        ledgerName: basename(options.ledger),
      })
      await writeFile(options.out, report(page))
      const tables = options.csv ? await writeTables(options.csv, page) : []
      answer(cli, options, summary(analysis), () => told(pageOf('en', page), options, tables))
    })
}

function naming(pairs: readonly (readonly [string, string])[]): (key: string) => string {
  const names = new Map(pairs.filter(([, name]) => name.trim() !== ''))
  return (key) => names.get(key) ?? key
}

function steps(note: (line: string) => void, title: string, total: number) {
  let said = 0
  note(title)
  return {
    update: (done: number) => {
      const step = Math.floor((100 * done) / total / STEP_PERCENT)
      if (step <= said) return
      said = step
      note(`  ${done} of ${total} lines`)
    },
    stop: () => undefined,
  }
}

function summary(analysis: Analysis) {
  const { areas, suppliers, accounts, rare, practices, experience, ...rest } = analysis
  return {
    ...rest,
    areas,
    suppliers: suppliers.length,
    accounts: accounts.length,
    rare: { ...rare, rare: rare.rare.length },
    practices: practices.length,
    experience: { ...experience, near: experience.near.length },
  }
}

function told(page: Page, { out, csv }: Options, tables: readonly string[]): readonly string[] {
  const { analysis, percent, set, interval, count } = page
  return [
    `Measured on ${count(analysis.invoices)} invoices, ${count(analysis.invoicesAYear)} a year:`,
    ...analysis.promises.map(
      (p) =>
        `  at most ${set(p.target)} wrong: ${percent(p.automatic.share)} automatic and unseen (${interval(p.automatic)}); ${
          p.accepted > 0
            ? `wrong ${count(p.wrong)} of ${count(p.accepted)}, at most ${percent(p.bound)}`
            : 'nothing could be proven'
        }`,
    ),
    ...analysis.levels.map((l) =>
      l.score === undefined
        ? `  ${set(l.level)} automatic is out of reach`
        : `  ${set(l.level)} automatic would cost ${percent(l.wrong / l.invoices)} wrong, at most ${percent(l.bound)}`,
    ),
    `The report is ${out}${csv ? `; ${tables.length} tables are in ${csv}` : ''}.`,
  ]
}
