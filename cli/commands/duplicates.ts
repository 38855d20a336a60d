import { access } from 'node:fs/promises'
import { memoryIndex } from '../../domain/duplicates/memory-index.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { flagFile } from '../duplicates/flag-file.ts'
import { INVOICE_COLUMNS, invoicesOf } from '../duplicates/invoice-file.ts'
import { EXIT, Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'
import { countLines } from '../registers.ts'
import { table } from '../text.ts'

interface Options extends CommonOptions {
  readonly in?: string
  readonly out?: string
  readonly odds?: boolean
}

interface Counts {
  readonly read: number
  readonly unreadable: number
  readonly stop: number
  readonly flag: number
  readonly rules: Readonly<Record<string, number>>
}

export const duplicates: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'duplicates', {
    description: `Which invoices of a file have come before, however they are disguised. No server is needed.
CSV (or .csv.gz), UTF-8, in order of arrival, header: ${INVOICE_COLUMNS.join(',')}
Written: invoice_id,duplicate_of,rule,action, a row for each flagged invoice; action is stop (surely the same) or flag (a person decides).
Exit code 1 if a row cannot be read`,
    examples: ['duplicates --in invoices.csv --out flags.csv'],
  })
    .option('--in <file>', 'the invoices')
    .option('--out <file>', 'where the flagged ones are written')
    .option('--odds', 'write the odds beside each, to one that it is no duplicate')
    .action(async (options: Options) => {
      if (!options.in || !options.out) throw new Usage('give --in and --out')
      const counts = await check(cli, options, options.in, options.out)
      answer(cli, options, counts, () => lines(counts))
      if (counts.unreadable > 0) end(EXIT.no)
    })
}

async function check(cli: Cli, options: Options, from: string, to: string): Promise<Counts> {
  await access(from).catch(() => {
    throw new Usage(`cannot read ${from}`)
  })
  const shown = shows(cli, options)
  const bar = openBar(shown, 'duplicates', shown === 'bar' ? await countLines(from) : 0)
  const index = memoryIndex()
  const flags = flagFile(to, options.odds === true)
  const counts = { read: 0, unreadable: 0, stop: 0, flag: 0, rules: {} as Record<string, number> }
  for await (const invoice of invoicesOf(from)) {
    counts.read += 1
    bar.update(counts.read)
    if (!invoice) {
      counts.unreadable += 1
      continue
    }
    const [likeliest] = index.see(invoice)
    if (!likeliest) continue
    counts[likeliest.action] += 1
    counts.rules[likeliest.rule] = (counts.rules[likeliest.rule] ?? 0) + 1
    await flags.add(invoice.id, likeliest)
  }
  await flags.end()
  bar.stop()
  return counts
}

function lines({ read, unreadable, stop, flag, rules }: Counts): readonly string[] {
  return [
    `${read} invoices read: ${stop} surely came before, ${flag} a person must look at, ${unreadable} cannot be read.`,
    ...(stop + flag === 0
      ? []
      : [
          '',
          ...table(
            ['rule', 'invoices'],
            Object.entries(rules)
              .toSorted(([, a], [, b]) => b - a)
              .map(([rule, count]) => [rule, String(count)]),
            [1],
          ),
        ]),
  ]
}
