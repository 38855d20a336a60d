import { Option } from 'commander'
import { ERRORS, type ErrorCode } from '../../domain/errors.ts'
import { END_STATES, type EndState } from '../../domain/invoice/ends.ts'
import { RECORD_STATES, type RecordFilter, type RecordState } from '../../store/record-filter.ts'
import { invoiceClient } from '../../workers/invoice-client.ts'
import { requireArea } from '../area.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { Usage } from '../exit.ts'
import { footer, positive, ROWS_A_PAGE, skipOf } from '../paging.ts'
import { invoiceLines, rowOf } from '../rows.ts'

interface Options extends CommonOptions {
  readonly area?: string
  readonly state?: RecordState | typeof IN_DOUBT
  readonly end?: EndState
  readonly reason?: string
  readonly page: number
}

/** No state of a record: only the workflow knows. */
const IN_DOUBT = 'inDoubt'

export const invoiceList: AddCommand = (parent, cli) => {
  addCommand(parent, 'list', {
    description: 'Invoices, the oldest first',
    examples: [
      'invoice list --state waiting --area parks',
      'invoice list --end postedByRobot --page 2',
      'invoice list --state inDoubt',
    ],
  })
    .option('--area <area>', 'of one area')
    .addOption(
      new Option('--state <state>', 'where they are; held: by the robot, since others may be alike').choices([
        ...RECORD_STATES,
        IN_DOUBT,
      ]),
    )
    .addOption(new Option('--end <end>', 'how they ended').choices(END_STATES))
    .option('--reason <code>', 'why they wait, or are quarantined: a code of docs/errors.md')
    .option('--page <n>', `page of ${ROWS_A_PAGE}`, positive, 1)
    .action(async (options: Options) => {
      const { records, areas } = await cli.servers.store()
      await requireArea(areas, options.area)
      const ids =
        options.state === IN_DOUBT ? await invoiceClient(await cli.servers.client()).inDoubt() : undefined
      const filter = { ...filterOf(options), ...(ids ? { ids } : {}) }
      const [total, rows] = await Promise.all([
        records.count(filter),
        records.list(filter, skipOf(options), ROWS_A_PAGE),
      ])
      const invoices = rows.map((record) => ({ ...rowOf(record), ...(ids ? { state: IN_DOUBT } : {}) }))
      answer(cli, options, { total, page: options.page, invoices }, () =>
        total === 0 ? ['There are none.'] : [...invoiceLines(invoices), footer(options.page, total)],
      )
    })
}

function filterOf({ area, state, end, reason }: Omit<Options, 'page'>): RecordFilter {
  if (reason !== undefined && !isCode(reason)) throw new Usage(`${reason} is no code of docs/errors.md`)
  return {
    ...(area ? { area } : {}),
    ...(state && state !== IN_DOUBT ? { state } : {}),
    ...(end ? { end } : {}),
    ...(reason ? { reason } : {}),
  }
}

function isCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text)
}
