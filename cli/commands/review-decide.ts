import { bookedDocument } from '../../domain/duplicates/fingerprint.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { InvoiceRecord } from '../../store/record.ts'
import { askChoice } from '../ask.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { CODINGS_HELP, readCodings } from '../codings.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { type Answer, type Choice, decide } from '../decide.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { findInvoice, idOf } from '../find.ts'
import { said, sentence } from '../sentences.ts'
import { visible } from '../story.ts'
import { moment } from '../text.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly approve?: boolean | string
  readonly code?: string
  readonly return?: true | readonly string[]
  readonly ask?: string
  readonly duplicate?: boolean | string
  readonly notDuplicate?: true | readonly string[]
  readonly comment?: string
}

export const reviewDecide: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'decide <id>', {
    description: `Decide an invoice that waits. It counts at once, or is refused with the reason, and who was first.
Without a choice, at a terminal, it asks`,
    examples: [
      'review decide D2022-00006 --by p101',
      'review decide D2022-00006 --by p101 --code codings.json --comment "two accounts"',
      'review decide D2022-00006 --by p101 --ask p102',
    ],
  })
    .requiredOption('--by <person>', 'id of the person who decides')
    .option('--approve [proposal]', 'post the proposal that was seen: of the number that review show prints')
    .option('--code <file>', 'post these codings')
    .option(
      '--return [invoices...]',
      'send it back to the supplier; where others were closed as duplicates of it, with those that review show names',
    )
    .option('--ask <colleague>', 'leave it to a colleague')
    .option(
      '--duplicate [invoice]',
      'it is a duplicate of this one, which review show names or you found: close it without a posting',
    )
    .option(
      '--not-duplicate [invoices...]',
      'it is no duplicate of those that were seen: those that review show names',
    )
    .option('--comment <text>', 'kept beside the decision')
    .addHelpText('after', CODINGS_HELP)
    .action(async (id: string, options: Options) => {
      const record = await findInvoice(cli, id)
      if (!record.invoice) throw new Stop('DECISION_NOT_WAITING', EXIT.no, record._id)
      const { choice, comment } = await chosen(cli, record, record.invoice, options)
      const reply = await decide(cli, record, options.by, choice, options.comment ?? comment)
      answer(cli, options, reply.counts ? reply : { ...reply, ...sentence(reply.code) }, () => lines(reply))
      if (!reply.counts) end(EXIT.no)
    })
}

async function chosen(
  cli: Cli,
  record: InvoiceRecord,
  invoice: Invoice,
  options: Options,
): Promise<{ readonly choice: Choice; readonly comment?: string }> {
  const given: readonly (Choice | undefined)[] = [
    options.approve ? { kind: 'approve', proposal: seenProposal(record, options.approve) } : undefined,
    options.code === undefined
      ? undefined
      : { kind: 'code', lines: await readCodings(options.code, invoice) },
    options.return ? await returned(cli, options.return) : undefined,
    options.ask === undefined ? undefined : { kind: 'ask', colleague: options.ask },
    options.duplicate ? await duplicateOf(cli, record, options.duplicate) : undefined,
    options.notDuplicate
      ? { kind: 'notDuplicate', others: await seenOthers(cli, record, options.notDuplicate) }
      : undefined,
  ]
  const [choice, second] = given.filter((c) => c !== undefined)
  if (second) throw new Usage('give one choice only')
  if (choice) return { choice }
  if (!cli.terminal || options.json)
    throw new Usage('give a choice: --approve, --code, --return, --ask, --duplicate or --not-duplicate')
  return askChoice(cli, record, invoice)
}

/** Whoever approves has seen a proposal, and says which. Where none is shown there is nothing to name: the answer says why. */
function seenProposal(record: InvoiceRecord, named: string | true): number {
  if (named === true && !visible(record).proposal) return 0
  const run = named === true ? Number.NaN : Number(named)
  if (!Number.isSafeInteger(run))
    throw new Usage(
      `name the proposal that you saw by its number: review show ${record._id} prints it, with the whole command`,
    )
  return run
}

/** Whoever says that it is no duplicate has compared it with others, and says with which. */
async function seenOthers(
  cli: Cli,
  { _id, duplicates }: InvoiceRecord,
  named: true | readonly string[],
): Promise<readonly string[]> {
  if (named === true && duplicates?.of.length)
    throw new Usage(
      `name those with which you compared it: review show ${_id} prints them, with the whole command`,
    )
  return named === true ? [] : idsOf(cli, named)
}

/** Where others were closed as duplicates of it and are not named, the answer says so. */
async function returned(cli: Cli, named: true | readonly string[]): Promise<Choice> {
  return { kind: 'return', ...(named === true ? {} : { others: await idsOf(cli, named) }) }
}

async function idsOf(cli: Cli, named: readonly string[]): Promise<readonly string[]> {
  return Promise.all(named.map(async (n) => (bookedDocument(n) ? n : idOf(cli, n))))
}

/** Whoever says that it is a duplicate has compared it with one, and says with which. Where none was found there is nothing to name: the answer says why. */
async function duplicateOf(
  cli: Cli,
  { _id, duplicates }: InvoiceRecord,
  named: string | true,
): Promise<Choice> {
  if (named !== true)
    return { kind: 'duplicate', of: bookedDocument(named) ? named : (await findInvoice(cli, named))._id }
  if (duplicates?.of.length)
    throw new Usage(`name the one of which it is a duplicate: review show ${_id} prints the whole command`)
  return { kind: 'duplicate' }
}

function lines(given: Answer): readonly string[] {
  if (given.counts) return ['It counts.']
  const { code, field, by, at } = given
  return [...said(code, field), ...(by ? [`By ${by}${at ? ` at ${moment(new Date(at))}` : ''}.`] : [])]
}
