import { openBy } from '../../domain/coding/chart.ts'
import { Codebook } from '../../domain/coding/codebook.ts'
import { documentKey } from '../../domain/coding/document-place.ts'
import type { Day } from '../../domain/coding/line.ts'
import { type CodedLineFacts, walk } from '../../domain/coding/walk.ts'
import type { CodedLine } from '../../intake/register/coded-lines.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { codingChart, writeCsv } from '../coding/files.ts'
import { askedLines, codedLines } from '../coding/ledger-file.ts'
import { targetOf } from '../coding/target.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'
import { BACKTEST_COLUMNS, rowsOf } from './backtest.ts'

interface Options extends CommonOptions {
  readonly history: string
  readonly incoming: string
  readonly chart?: string
  readonly targetError: string
  readonly unit: 'invoice' | 'line'
  readonly out: string
}

/** No person has coded it: what is asked. */
const ASKED = -1

export const code: AddCommand = (parent, cli) => {
  addCommand(parent, 'code', {
    description: `Train once on coded lines and code others. What one training promises holds only for a while: permission ends 92 days after the newest
coded line.`,
    examples: ['code --history history.csv --incoming incoming.csv --target-error 0.01 --out coded.csv'],
  })
    .requiredOption(
      '--history <file>',
      'lines that people coded, published or as they are imported: CSV or .csv.gz',
    )
    .requiredOption('--incoming <file>', 'lines to code')
    .option('--chart <file>', 'what is open when: account,cost_centre,name,from,to')
    .option('--target-error <share>', 'permitted share of errors', '0.01')
    .option('--unit <unit>', 'of the promise: invoice or line', 'invoice')
    .requiredOption('--out <file>', 'one row a line')
    .action(async (options: Options) => {
      const target = targetOf(options)
      if (options.unit !== 'invoice' && options.unit !== 'line')
        throw new Usage('--unit is one of invoice, line')
      const codebook = new Codebook()
      const history = (await codedLines(cli, options.history)).map((line) => ({
        ...line,
        code: codebook.numberOf(line),
      }))
      const known = history.reduce((latest, { day }) => Math.max(latest, day), Number.NEGATIVE_INFINITY)
      const asked = oneDayEach(await askedLines(cli, options.incoming), known + 1)
      const isOpen = openBy(await codingChart(cli, options.chart), codebook)
      const bar = openBar(shows(cli, options), 'code', history.length + asked.length)
      const settings = {
        from: known + 1,
        retrain: 'none',
        feedback: 'all',
        unit: options.unit,
        target,
        control: 0,
        probe: false,
        seed: 1,
      } as const
      const walked = walk([...history, ...asked], settings, isOpen, bar.update)
      bar.stop()
      const coded = walked.filter((w) => w.line.code === ASKED)
      await writeCsv(options.out, BACKTEST_COLUMNS, rowsOf(coded, codebook))
      const auto = coded.filter((w) => w.decision === 'auto').length
      answer(cli, options, { lines: coded.length, automatic: auto }, () => [
        `${coded.length} lines coded, ${auto} of them sure enough to be used unseen; written to ${options.out}.`,
      ])
    })
}

/** Lines of one supplier and number are one invoice, whatever day each bears; it is coded when its first line has come, after all that is known. */
function oneDayEach(lines: readonly CodedLine[], earliest: Day): readonly CodedLineFacts[] {
  const invoiceOf = (line: CodedLine): string => documentKey({ ...line, day: earliest })
  const days = new Map<string, Day>()
  for (const line of lines)
    days.set(invoiceOf(line), Math.min(line.day, days.get(invoiceOf(line)) ?? line.day))
  return lines.map((line) => ({
    ...line,
    day: Math.max(days.get(invoiceOf(line)) ?? line.day, earliest),
    code: ASKED,
  }))
}
