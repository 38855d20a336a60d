import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { positive } from '../paging.ts'
import { areaTable } from './areas-list.ts'

/** Beyond it a deadline is none. */
const MAX_WORKING_DAYS = 60

export const areasDeadline: AddCommand = (parent, cli) => {
  addCommand(parent, 'deadline <area> <days>', {
    description:
      'Working days that reviewers of the area have before they are reminded; counts for invoices from now on',
    examples: ['areas deadline parks 3'],
  }).action(async (area: string, text: string, options: CommonOptions) => {
    const days = positive(text)
    if (days > MAX_WORKING_DAYS) throw new Usage(`at most ${MAX_WORKING_DAYS} working days`)
    const after = await (await cli.servers.store()).areas.setDeadline(area, days)
    if (!after) throw new Stop('NOT_FOUND', EXIT.no, area)
    answer(cli, options, after, () => areaTable([after]))
  })
}
