import { areasOf } from '../../domain/coding/areas.ts'
import { openBy } from '../../domain/coding/chart.ts'
import { Codebook } from '../../domain/coding/codebook.ts'
import { dateOf, dayOf } from '../../domain/coding/line.ts'
import { monthsOf } from '../../domain/coding/months.ts'
import type { Retrain } from '../../domain/coding/periods.ts'
import { type Walked, type WalkSettings, walk } from '../../domain/coding/walk.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { codingChart, writeCsv } from '../coding/files.ts'
import { codedLines } from '../coding/ledger-file.ts'
import { areasTold, monthsTold, summary } from '../coding/walk-told.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'

interface Options extends CommonOptions {
  readonly ledger: string
  readonly chart?: string
  readonly from: string
  readonly retrain: Retrain
  readonly feedback: WalkSettings['feedback']
  readonly control: string
  readonly unit: WalkSettings['unit']
  readonly probe: 'on' | 'off'
  readonly targetError: string
  readonly seed: string
  readonly out?: string
}

export const BACKTEST_COLUMNS = ['line_id', 'account', 'cost_centre', 'confidence', 'decision', 'reason']

export const backtest: AddCommand = (parent, cli) => {
  addCommand(parent, 'backtest', {
    description: `Walk forward through a ledger as if the robot had been there: what is predicted on a day has seen only what people coded before.
--feedback human (default) hides the labels of automatic lines except the control sample's, in a rehearsal from a year before --from on; all shows every label afterwards.
Told by month and by area (the lines' department), in lines, invoices and kroner; --json has every area.`,
    examples: [
      'backtest --ledger examples/ledger.csv.gz --from 2021-11-01 --target-error 0.02 --out walked.csv',
    ],
  })
    .requiredOption('--ledger <file>', 'coded lines, published or as they are imported: CSV or .csv.gz')
    .option('--chart <file>', 'what is open when: account,cost_centre,name,from,to')
    .requiredOption('--from <date>', 'the robot posts from this day on')
    .option('--retrain <when>', 'none, monthly, weekly or nightly', 'weekly')
    .option('--feedback <whose>', 'human or all', 'human')
    .option('--control <share>', 'share of automatic units that people code unseen', '0.05')
    .option('--unit <unit>', 'of the promise: invoice or line', 'invoice')
    .option('--probe <on|off>', 'of three alike on a day one goes to a person first', 'on')
    .option('--target-error <share>', 'permitted share of errors', '0.01')
    .option('--seed <number>', 'fixes the draws', '1')
    .option('--out <file>', 'one row a line from that day on')
    .action(async (options: Options) => {
      const settings = settingsOf(options)
      const lines = await codedLines(cli, options.ledger)
      const codebook = new Codebook()
      const coded = lines.map((line) => ({ ...line, code: codebook.numberOf(line) }))
      const isOpen = openBy(await codingChart(cli, options.chart), codebook)
      const bar = openBar(shows(cli, options), 'walk', coded.length)
      const walked = walk(coded, settings, isOpen, bar.update).filter((w) => w.line.day >= settings.from)
      bar.stop()
      if (options.out) await writeCsv(options.out, BACKTEST_COLUMNS, rowsOf(walked, codebook))
      const months = monthsOf(walked, settings.unit, codebook)
      const areas = areasOf(walked)
      answer(
        cli,
        options,
        { settings: { ...settings, from: dateOf(settings.from) }, ...summary(walked), months, areas },
        () => [...monthsTold(months, walked, settings), ...areasTold(areas)],
      )
    })
}

function settingsOf(options: Options): WalkSettings {
  const among = <T extends string>(name: string, value: T, all: readonly T[]): T => {
    if (!all.includes(value)) throw new Usage(`--${name} is one of ${all.join(', ')}`)
    return value
  }
  const share = (name: string, text: string): number => {
    const value = Number(text)
    if (!(value >= 0 && value < 1)) throw new Usage(`--${name} is a share from 0 to 1, such as 0.05`)
    return value
  }
  const from = dayOf(options.from)
  if (Number.isNaN(from)) throw new Usage('--from is a date, YYYY-MM-DD')
  const seed = Number(options.seed)
  if (!Number.isSafeInteger(seed)) throw new Usage('--seed is a whole number')
  return {
    from,
    retrain: among('retrain', options.retrain, ['none', 'monthly', 'weekly', 'nightly']),
    feedback: among('feedback', options.feedback, ['human', 'all']),
    unit: among('unit', options.unit, ['invoice', 'line']),
    probe: among('probe', options.probe, ['on', 'off']) === 'on',
    target: share('target-error', options.targetError),
    control: share('control', options.control),
    seed,
  }
}

export function* rowsOf(walked: readonly Walked[], codebook: Codebook): Generator<readonly string[]> {
  for (const { line, proposed, score, threshold, decision } of walked) {
    const coding = codebook.of(proposed)
    const confidence = Number.isNaN(score) ? 0 : score
    yield [
      line.lineId,
      coding?.account ?? '',
      coding?.costCentre ?? '',
      confidence.toFixed(6),
      decision,
      reasonOf(decision, coding !== undefined, confidence, threshold),
    ]
  }
}

function reasonOf(decision: string, proposed: boolean, score: number, threshold: number): string {
  if (decision !== 'manual') return decision
  if (!proposed) return 'nothing known'
  if (threshold === Number.POSITIVE_INFINITY) return 'nothing proven'
  return score < threshold ? 'below the threshold' : 'another line, a frozen pattern or a wrong probe'
}
