import { startIntake } from '../../workers/intake-client.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { temporalLink } from '../link.ts'
import { type Watched, watchNight } from '../night.ts'
import { shows } from '../progress.ts'
import { fields } from '../text.ts'
import { requireWorkers } from '../workers.ts'

interface Options extends CommonOptions {
  readonly wait?: boolean
}

export const intakeRun: AddCommand = (parent, cli) => {
  addCommand(parent, 'run', {
    description: `Take in now what has arrived in the ERP. One runs at a time: a running one is joined.
Running it again posts nothing twice`,
    examples: ['intake run --wait'],
  })
    .option('--wait', 'wait until everything is taken in and the robot has let go of every invoice')
    .action(async (options: Options) => {
      const { servers } = cli
      const { source, ui } = await servers.settings()
      const client = await servers.client()
      await requireWorkers(client)
      const night = await startIntake(client, source)
      const { workflowId } = night.handle
      const link = temporalLink(ui, client.options.namespace, workflowId)
      const begun = { workflowId, joined: night.joined, link }
      if (!options.wait) {
        answer(cli, options, begun, () => [
          `${night.joined ? 'Running already' : 'Started'}: ${workflowId}`,
          ...(link ? [link] : []),
        ])
        return
      }
      const books = { source, store: await servers.store(), erp: await servers.erp() }
      const watched = await watchNight(night, books, shows(cli, options))
      answer(cli, options, { ...begun, ...watched }, () => accountLines(watched))
    })
}

function accountLines({ night, standing }: Watched): readonly string[] {
  const { arrived, started, quarantined, known, resumed } = night
  return [
    'The night:',
    ...fields([
      ['  arrived', String(arrived)],
      ['  started', String(started)],
      ['  quarantined', String(quarantined)],
      ['  known before', String(known)],
      ['  started again', String(resumed)],
    ]),
    'All records:',
    ...fields([
      ['  ended', String(standing.ended)],
      ['  waiting for people', String(standing.waiting)],
      ['  held by the robot', String(standing.held)],
      ['  quarantined', String(standing.quarantined)],
    ]),
  ]
}
