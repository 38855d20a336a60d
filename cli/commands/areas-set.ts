import { AREA_MODES, type AreaMode } from '../../domain/control/area.ts'
import { ROLES } from '../../domain/review/right.ts'
import type { Area } from '../../store/areas.ts'
import type { Store } from '../../store/store.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { requireRole } from '../person.ts'
import { areaTable } from './areas-list.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly why: string
  readonly all?: boolean
}

const MEANING = `
Modes:
  off      the robot does nothing; the ERP's people code
  shadow   the robot predicts and is compared, and posts nothing
  pilot    the robot posts; a person codes 20 % blind
  on       the robot posts; a person codes 5 % blind, of what nobody has coded
           lately 25 % where the learned coder may decide
  stopped  the robot posts nothing from now on; what it holds goes to people`

export const areasSet: AddCommand = (parent, cli) => {
  addCommand(parent, 'set <area-or-mode> [mode]', {
    description: 'Let the robot in, or stop it; every attempt to post reads this first',
    examples: [
      'areas set parks stopped --by p109 --why "wrong account"',
      'areas set --all on --by p109 --why start',
    ],
  })
    .option('--all', 'every area')
    .requiredOption('--by <person>', 'id of the person who decides it')
    .requiredOption('--why <text>', 'the reason; it is kept with the change')
    .addHelpText('after', MEANING)
    .action(async (first: string, second: string | undefined, options: Options) => {
      const [area, mode] = options.all ? [undefined, second ?? first] : [first, second]
      if (options.all && second !== undefined) throw new Usage('give either an area or --all')
      if (options.why.trim() === '') throw new Usage('--why needs a reason: it is kept with the change')
      const wanted = AREA_MODES.find((m) => m === mode)
      if (!wanted) throw new Usage(`the mode is one of ${AREA_MODES.join(', ')}`)
      const store = await cli.servers.store()
      await requireRole(store.people, options.by, ROLES)
      const names = area === undefined ? (await store.areas.list()).map((a) => a.area) : [area]
      const changed: Area[] = []
      for (const name of names) changed.push(await setMode(store, name, wanted, options, cli.now()))
      answer(cli, options, changed, () => areaTable(changed))
    })
}

async function setMode(
  store: Store,
  area: string,
  mode: AreaMode,
  { by, why }: Options,
  changedAt: Date,
): Promise<Area> {
  const after = await store.areas.setMode(area, { mode, changedBy: by, changedAt, why: why.normalize('NFC') })
  if (!after) throw new Stop('NOT_FOUND', EXIT.no, area)
  return after
}
