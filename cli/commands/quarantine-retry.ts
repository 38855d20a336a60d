import { inParallel } from '../../activities/in-parallel.ts'
import { retry } from '../../activities/retry.ts'
import type { InvoiceRecord } from '../../store/record.ts'
import { arrivalWorld } from '../arrival-world.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { findInvoice } from '../find.ts'
import { openBar, shows } from '../progress.ts'
import { allQuarantined } from '../quarantined.ts'
import { table } from '../text.ts'

interface Options extends CommonOptions {
  readonly all?: boolean
}

/** Documents that are read at a time. */
const AT_A_TIME = 4

export const quarantineRetry: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'retry [id]', {
    description: `Read the original again (and fetch it again, if it never came); what can be read now goes its way.
Exit code 1 if something still cannot be read`,
    examples: ['quarantine retry D2022-00211', 'quarantine retry --all'],
  })
    .option('--all', 'everything that is quarantined')
    .action(async (id: string | undefined, options: Options) => {
      if ((id === undefined) === !options.all) throw new Usage('give an id, or --all')
      const quarantined =
        id === undefined ? await allQuarantined((await cli.servers.store()).records) : [await one(cli, id)]
      const world = await arrivalWorld(cli)
      const bar = openBar(shows(cli, options), 'read again', quarantined.length)
      let done = 0
      const results = await inParallel(AT_A_TIME, quarantined, async (record) => {
        const came = await retry(world, record)
        done += 1
        bar.update(done)
        return { id: record._id, came }
      }).finally(bar.stop)
      answer(cli, options, { documents: results }, () =>
        results.length === 0
          ? ['Nothing is quarantined.']
          : table(
              ['document', 'now'],
              results.map((r) => [r.id, r.came]),
            ),
      )
      if (results.some((r) => r.came === 'quarantined')) end(EXIT.no)
    })
}

async function one(cli: Cli, id: string): Promise<InvoiceRecord> {
  const record = await findInvoice(cli, id)
  if (!record.quarantine || record.outcome) throw new Stop('NOT_FOUND', EXIT.no, `quarantined ${record._id}`)
  return record
}
