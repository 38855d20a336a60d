import type { RecordFilter } from '../../store/record-filter.ts'
import { requireArea } from '../area.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop } from '../exit.ts'
import { footer, positive, ROWS_A_PAGE, skipOf } from '../paging.ts'
import { invoiceLines, rowOf } from '../rows.ts'

interface Options extends CommonOptions {
  readonly area?: string
  readonly mine?: string
  readonly page: number
}

export const reviewList: AddCommand = (parent, cli) => {
  addCommand(parent, 'list', {
    description: 'Invoices that wait for people, the oldest first',
    examples: ['review list --mine p101', 'review list --area parks'],
  })
    .option('--area <area>', 'of one area')
    .option(
      '--mine <person>',
      'that this person may decide (area, ceiling, not who ordered), or was asked about',
    )
    .option('--page <n>', `page of ${ROWS_A_PAGE}`, positive, 1)
    .action(async (options: Options) => {
      const { records, people, areas } = await cli.servers.store()
      await requireArea(areas, options.area)
      const person = options.mine === undefined ? undefined : await people.get(options.mine)
      if (options.mine !== undefined && !person) throw new Stop('RIGHT_UNKNOWN_PERSON', EXIT.no, options.mine)
      const filter: RecordFilter = {
        state: 'waiting',
        ...(options.area ? { area: options.area } : {}),
        ...(person ? { decidableBy: person } : {}),
      }
      const [total, found] = await Promise.all([
        records.count(filter),
        records.list(filter, skipOf(options), ROWS_A_PAGE),
      ])
      const invoices = found.map(rowOf)
      answer(cli, options, { total, page: options.page, invoices }, () =>
        total === 0 ? ['Nothing waits.'] : [...invoiceLines(invoices), footer(options.page, total)],
      )
    })
}
