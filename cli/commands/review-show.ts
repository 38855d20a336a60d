import { choicesOf } from '../choices.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop } from '../exit.ts'
import { findInvoice } from '../find.ts'
import { otherLines, othersOf } from '../others.ts'
import { story, visible } from '../story.ts'

export const reviewShow: AddCommand = (parent, cli) => {
  addCommand(parent, 'show <id>', {
    description: 'One invoice that waits, and what may be decided of it now',
    examples: ['review show D000123'],
  }).action(async (id: string, options: CommonOptions) => {
    const record = await findInvoice(cli, id)
    if (!record.review || record.outcome) throw new Stop('DECISION_NOT_WAITING', EXIT.no, record._id)
    const choices = choicesOf(record)
    const others = await othersOf(await cli.servers.store(), record)
    answer(cli, options, { ...visible(record), choices, others }, () => [
      ...story(record, undefined),
      ...otherLines(record, others),
      '',
      `May be decided: ${choices.join(', ')}`,
    ])
  })
}
