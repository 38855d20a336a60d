import { parseOre } from '../../domain/money.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { areaTable } from './areas-list.ts'

const NONE = 'none'

export const areasCeiling: AddCommand = (parent, cli) => {
  addCommand(parent, 'ceiling <area> <kroner>', {
    description: `Amount, VAT included, above which an invoice of the area is seen by a person; \`${NONE}\` takes it away`,
    examples: ['areas ceiling parks 50000', `areas ceiling parks ${NONE}`],
  }).action(async (area: string, text: string, options: CommonOptions) => {
    const ceiling = text === NONE ? undefined : parseOre(text)
    if (text !== NONE && (ceiling === undefined || ceiling <= 0))
      throw new Usage('the ceiling is an amount in kroner such as 50000, or none')
    const after = await (await cli.servers.store()).areas.setCeiling(area, ceiling)
    if (!after) throw new Stop('NOT_FOUND', EXIT.no, area)
    answer(cli, options, after, () => areaTable([after]))
  })
}
