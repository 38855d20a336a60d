import { runChanges } from '../../workers/intake-client.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { plural } from '../text.ts'
import { requireWorkers } from '../workers.ts'

export const intakeChanges: AddCommand = (parent, cli) => {
  addCommand(parent, 'changes', {
    description:
      "Pass on once, now, what the ERP's own people have coded or withdrawn (the schedule does it every 5 minutes)",
    examples: ['intake changes'],
  }).action(async (options: CommonOptions) => {
    const { source } = await cli.servers.settings()
    const client = await cli.servers.client()
    await requireWorkers(client)
    const passedOn = await runChanges(client, source)
    answer(cli, options, { passedOn }, () => [`${plural(passedOn, 'change', 'changes')} passed on.`])
  })
}
