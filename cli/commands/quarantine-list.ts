import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { footer, positive, ROWS_A_PAGE, skipOf } from '../paging.ts'
import { brief, sentence } from '../sentences.ts'
import { moment, table } from '../text.ts'

interface Options extends CommonOptions {
  readonly page: number
}

export const quarantineList: AddCommand = (parent, cli) => {
  addCommand(parent, 'list', {
    description: 'Documents that could not be read, and why; the oldest first',
    examples: ['quarantine list'],
  })
    .option('--page <n>', `page of ${ROWS_A_PAGE}`, positive, 1)
    .action(async (options: Options) => {
      const { records } = await cli.servers.store()
      const filter = { state: 'quarantined' } as const
      const [total, found] = await Promise.all([
        records.count(filter),
        records.list(filter, skipOf(options), ROWS_A_PAGE),
      ])
      const documents = found.flatMap(({ _id: id, receivedAt, fileName, size, quarantine }) =>
        quarantine ? [{ id, receivedAt, fileName, size, ...quarantine, ...sentence(quarantine.code) }] : [],
      )
      answer(cli, options, { total, page: options.page, documents }, () =>
        total === 0
          ? ['Nothing is quarantined.']
          : [
              ...table(
                ['received', 'document', 'file', 'bytes', 'tries', 'reason', 'at'],
                documents.map((d) => [
                  moment(d.receivedAt),
                  d.id,
                  d.fileName,
                  String(d.size),
                  String(d.tries),
                  `${brief(d.code)} (${d.code})`,
                  d.detail,
                ]),
                [3, 4],
              ),
              footer(options.page, total),
            ],
      )
    })
}
