import { memoryIndex } from '../../domain/duplicates/memory-index.ts'
import { ERRORS } from '../../domain/errors.ts'
import { formatKroner, sum } from '../../domain/money.ts'
import { MAX_REFUSED_KEPT, type RefusedRow } from '../../intake/register/account.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { checkNames } from '../duplicates/file-names.ts'
import { flagFile } from '../duplicates/flag-file.ts'
import { type LookBack, lookBack } from '../duplicates/history.ts'
import { INVOICE_COLUMNS, invoicesOf } from '../duplicates/invoice-file.ts'
import { EXIT, Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'
import { countLines } from '../registers.ts'
import { printable, table } from '../text.ts'

interface Options extends CommonOptions {
  readonly in?: string
  readonly out?: string
  readonly odds?: boolean
  readonly history?: boolean
}

interface Counts {
  readonly read: number
  readonly unreadable: number
  /** The first of them. */
  readonly refused: readonly RefusedRow[]
  readonly stop: number
  readonly flag: number
  readonly rules: Readonly<Record<string, number>>
}

export const duplicates: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'duplicates', {
    description: `Which invoices of a file have come before, however they are disguised. No server is needed.
CSV (or .csv.gz), UTF-8, in order of arrival, header: ${INVOICE_COLUMNS.join(',')}
Written: invoice_id,duplicate_of,rule,action, a row for each flagged invoice; action is stop (surely the same) or flag (a person decides).
Amounts as 1234.56 or 1.234,56, dates as 2026-11-24 or 24-11-2026; a row that cannot be read, or that can be read in two ways, is refused and shown.
Exit code 1 if there is one.
With --history: likely double payments in the imported ledger, those first that are worth most to look at: the amount by its odds`,
    examples: ['duplicates --in invoices.csv --out flags.csv', 'duplicates --history'],
  })
    .option('--in <file>', 'the invoices')
    .option('--out <file>', 'where the flagged ones are written')
    .option('--odds', 'write the odds beside each, to one that it is no duplicate')
    .option('--history', 'look back over the imported ledger instead')
    .action(async (options: Options) => {
      if (options.history) {
        if (options.in || options.out) throw new Usage('--history takes the imported ledger, no files')
        const found = await lookBack(await cli.servers.store())
        answer(cli, options, found, () => lookBackLines(found))
        return
      }
      if (!options.in || !options.out) throw new Usage('give --in and --out')
      const counts = await check(cli, options, options.in, options.out)
      answer(cli, options, counts, () => lines(counts))
      if (counts.unreadable > 0) end(EXIT.no)
    })
}

async function check(cli: Cli, options: Options, from: string, to: string): Promise<Counts> {
  await checkNames(from, to)
  const shown = shows(cli, options)
  const bar = openBar(shown, 'duplicates', shown === 'bar' ? await countLines(from) : 0)
  const index = memoryIndex()
  const flags = flagFile(to, options.odds === true)
  const refused: RefusedRow[] = []
  const counts = { read: 0, unreadable: 0, refused, stop: 0, flag: 0, rules: {} as Record<string, number> }
  for await (const invoice of invoicesOf(from)) {
    counts.read += 1
    bar.update(counts.read)
    if ('code' in invoice) {
      counts.unreadable += 1
      if (refused.length < MAX_REFUSED_KEPT) refused.push(invoice)
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

/** Those worth most are shown; `--json` has all. */
const SHOWN = 40

function lookBackLines({ documents, likely, credited }: LookBack): readonly string[] {
  const money = (of: 'amount' | 'expected', some = likely): string =>
    formatKroner(sum(some.map((l) => l[of])))
  const surely = likely.filter((l) => l.action === 'stop')
  const first = `${documents} booked documents: ${likely.length} may have been paid before, ${money('amount')} in all, by their odds ${money('expected')}; ${surely.length} of them surely, ${money('amount', surely)}. ${credited} more were credited afterwards.`
  if (likely.length === 0) return [first]
  return [
    first,
    '',
    ...table(
      [
        'expected',
        'amount',
        'creditor',
        'number',
        'date',
        'document',
        'number before',
        'date',
        'document',
        'rule',
        'odds',
      ],
      likely
        .slice(0, SHOWN)
        .map(({ expected, amount, document, earlier, rule, odds }) => [
          formatKroner(expected),
          formatKroner(amount),
          document.creditorNo,
          document.supplierInvoiceNo ?? '–',
          document.invoiceDate ?? '–',
          document.documentId,
          earlier.supplierInvoiceNo ?? '–',
          earlier.invoiceDate ?? '–',
          earlier.documentId,
          rule,
          `${odds.toPrecision(2)} : 1`,
        ]),
      [0, 1, 10],
    ),
    ...(likely.length > SHOWN ? [`… and ${likely.length - SHOWN} more (--json has all)`] : []),
  ]
}

function refusedLine({ row, code, field, why }: RefusedRow): string {
  const { da, en, todo } = ERRORS[code]
  return printable(
    `row ${row} ${code} ${field ? `${field} ` : ''}${why}: ${en} ${todo.en} / ${da} ${todo.da}`,
  )
}

function lines({ read, unreadable, refused, stop, flag, rules }: Counts): readonly string[] {
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
    ...(refused.length === 0 ? [] : ['']),
    ...refused.slice(0, SHOWN).map(refusedLine),
    ...(unreadable > SHOWN
      ? [`… and ${unreadable - SHOWN} more (--json has the first ${MAX_REFUSED_KEPT})`]
      : []),
  ]
}
