import type { Area } from '../../store/areas.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { moment, table } from '../text.ts'

export const areasList: AddCommand = (parent, cli) => {
  addCommand(parent, 'list', {
    description: 'Each area: how far the robot is let in, who said so and why',
    examples: ['areas list'],
  }).action(async (options: CommonOptions) => {
    const areas = await (await cli.servers.store()).areas.list()
    answer(cli, options, areas, () => (areas.length > 0 ? areaTable(areas) : [EMPTY]))
  })
}

const EMPTY = 'There are no areas yet: import institutions.'

export function areaTable(areas: readonly Area[]): readonly string[] {
  return table(
    ['area', 'mode', 'deadline (working days)', 'since', 'by', 'why'],
    areas.map((a) => [
      a.area,
      a.mode,
      String(a.deadlineWorkingDays),
      moment(a.changedAt),
      a.changedBy,
      a.why ?? '',
    ]),
  )
}
