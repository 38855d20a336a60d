import type { DecisionKind } from '../../domain/review/decision.ts'
import type { InvoiceRecord } from '../../store/record.ts'
import { batchLines, batchOf } from '../batch.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop } from '../exit.ts'
import { findInvoice } from '../find.ts'
import { choicesNow, nowOf } from '../now.ts'
import { closedCopies, copyLines, type Other, otherLines, othersOf } from '../others.ts'
import { story, visible } from '../story.ts'
import { printable } from '../text.ts'

export const reviewShow: AddCommand = (parent, cli) => {
  addCommand(parent, 'show <id>', {
    description: 'One invoice that waits, and what may be decided of it now',
    examples: ['review show D2022-00006'],
  }).action(async (id: string, options: CommonOptions) => {
    const record = await findInvoice(cli, id)
    if (!record.review || record.outcome) throw new Stop('DECISION_NOT_WAITING', EXIT.no, record._id)
    const now = await nowOf(cli, record)
    const choices = choicesNow(record, now)
    const store = await cli.servers.store()
    const [others, copies, batch] = await Promise.all([
      othersOf(store, record),
      closedCopies(store, record),
      batchOf(store, record),
    ])
    answer(cli, options, { ...visible(record), now: now?.place, choices, others, copies, batch }, () => [
      ...story(record, undefined, now),
      ...batchLines(record, batch),
      ...otherLines(record, others),
      ...copyLines(copies),
      '',
      ...seenCommands(record, choices, copies),
      `May be decided: ${choices.length > 0 ? choices.join(', ') : 'nothing, just now'}`,
    ])
  })
}

/** What binds a decision to what is shown here is long: it is written out, to be copied. */
function seenCommands(
  { _id, proposal, duplicates }: InvoiceRecord,
  choices: readonly DecisionKind[],
  copies: readonly Other[],
): readonly string[] {
  const decide = `review decide ${_id} --by PERSON`
  const others = (duplicates?.of ?? []).map(quoted)
  return [
    ...(proposal && choices.includes('approve')
      ? [`To approve this proposal: ${decide} --approve ${proposal.run}`]
      : []),
    ...(choices.includes('duplicate')
      ? others.map((other) => `If it is a duplicate of this one: ${decide} --duplicate ${other}`)
      : []),
    ...(choices.includes('notDuplicate')
      ? [`If it is a duplicate of none of these: ${[decide, '--not-duplicate', ...others].join(' ')}`]
      : []),
    ...(copies.length > 0 && choices.includes('return')
      ? [
          `To return it, and pay for none of its duplicates: ${[decide, '--return', ...copies.map((c) => c.id)].join(' ')}`,
        ]
      : []),
  ]
}

/** A document's id in an imported ledger may be anything. */
function quoted(name: string): string {
  return /^[\w./-]+$/.test(name) ? name : `'${printable(name).replaceAll("'", "'\\''")}'`
}
