import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { requireRole } from '../person.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly why: string
}

/** Who may decide where a citizen's number goes. */
const DECIDE = ['leader', 'finance', 'admin'] as const

export const areasCpr: AddCommand = (parent, cli) => {
  addCommand(parent, 'cpr <area> <on-or-off>', {
    description: `Whether CPR numbers of a document may be carried to the ERP's own, protected field for them when it is posted. On: such an invoice may be
automatic. Off (as it begins): a person sees it, and the number is carried nowhere`,
    examples: ['areas cpr parks on --by p109 --why "agreed with the data protection officer"'],
  })
    .requiredOption('--by <person>', 'id of the leader, finance person or administrator who decides it')
    .requiredOption('--why <text>', 'the reason; it is kept')
    .action(async (area: string, wanted: string, { by, why, ...options }: Options) => {
      if (wanted !== 'on' && wanted !== 'off') throw new Usage('give on or off')
      if (why.trim() === '') throw new Usage('--why needs a reason: it is kept')
      const { areas, people } = await cli.servers.store()
      await requireRole(people, by, DECIDE)
      const word = wanted === 'on' ? { by, at: cli.now(), why: why.normalize('NFC') } : undefined
      const after = await areas.setCprToErp(area, word)
      if (!after) throw new Stop('NOT_FOUND', EXIT.no, area)
      answer(cli, options, after, () => [
        word
          ? `CPR numbers of ${area} go to the ERP's own field for them.`
          : `CPR numbers of ${area} are carried nowhere.`,
      ])
    })
}
