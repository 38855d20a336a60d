import { RULES } from '../../domain/rules/registry.ts'
import type { Area } from '../../store/areas.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { requireRole } from '../person.ts'
import { moment, table } from '../text.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly why: string
  readonly off?: boolean
}

/** Who may decide that a rule stops nothing. */
const DECIDE = ['leader', 'finance', 'admin'] as const

export const areasShadow: AddCommand = (parent, cli) => {
  addCommand(parent, 'shadow <area> <rule>', {
    description:
      'Let a rule be counted in the area without stopping anything, or (--off) act again. What keeps money from the wrong account cannot be shadowed.',
    examples: [
      'areas shadow parks fee --by p109 --why "all were right"',
      'areas shadow parks fee --off --by p109 --why "one was not"',
    ],
  })
    .requiredOption('--by <person>', 'id of the leader, finance person or administrator who decides it')
    .requiredOption('--why <text>', 'the reason; it is kept with the rule')
    .option('--off', 'the rule acts again')
    .action(async (area: string, id: string, options: Options) => {
      const rule = RULES.find((r) => r.id === id)
      if (!rule) throw new Usage(`the rule is one of ${mayShadow().join(', ')}`)
      if (!rule.mayShadow && !options.off)
        throw new Usage(`${id} always acts; it may be ${mayShadow().join(', ')}`)
      const store = await cli.servers.store()
      await requireRole(store.people, options.by, DECIDE)
      const after = options.off
        ? await store.areas.unshadow(area, id)
        : await store.areas.shadow(area, {
            rule: id,
            by: options.by,
            at: cli.now(),
            why: options.why.normalize('NFC'),
          })
      if (!after) throw new Stop('NOT_FOUND', EXIT.no, area)
      answer(cli, options, after, () => shadowTable(after))
    })
}

const mayShadow = (): readonly string[] => RULES.filter((r) => r.mayShadow).map((r) => r.id)

function shadowTable({ area, shadowRules = [] }: Area): readonly string[] {
  if (shadowRules.length === 0) return [`All rules act in ${area}.`]
  return table(
    ['rule in shadow', 'since', 'by', 'why'],
    shadowRules.map((s) => [s.rule, moment(s.at), s.by, s.why]),
  )
}
