import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT } from '../exit.ts'
import { findInvoice } from '../find.ts'
import { type Replayed, replay } from '../replay.ts'
import { said } from '../sentences.ts'
import { isHidden } from '../story.ts'
import { moment, printable } from '../text.ts'

const REGISTERS =
  'Registers (institutions, suppliers, chart of accounts) are as of now: they are not kept as of then.'

export const invoiceReplay: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'replay <id>', {
    description: `Compute the decision again, from the original bytes and from the ledger, the claims and the area's mode as of then, with
today's program, and say whether it is the same. ${REGISTERS} Exit code 1 if it differs, or
rests on a model of an earlier version, which cannot be asked again`,
    examples: ['invoice replay D2022-00010'],
  }).action(async (id: string, options: CommonOptions) => {
    const record = await findInvoice(cli, id)
    const { controlKey } = await cli.servers.settings()
    const replayed = await replay(await cli.servers.store(), controlKey, record)
    const shown = isHidden(record) ? withoutProposal(replayed) : replayed
    answer(cli, options, { id: record._id, ...shown, registers: 'as of now' }, () => lines(shown))
    if (!replayed.same) end(EXIT.no)
  })
}

/** Of an invoice that is to be coded blind it is said that the proposal differs, and not how. */
function withoutProposal(replayed: Replayed): Replayed {
  const divergences = replayed.divergences.map((d) =>
    hides(d.what) ? { what: 'proposal', kept: 'hidden', again: 'hidden' } : d,
  )
  return { ...replayed, divergences }
}

/** A batch's key names the accounts. */
function hides(what: string): boolean {
  return what.startsWith('proposal') || what === 'batch'
}

function lines({ same, divergences, notAgain, asOf, rulesVersion }: Replayed): readonly string[] {
  return [
    ...(notAgain ? said(notAgain) : []),
    ...(same ? ['The same.'] : divergences.length > 0 ? ['Not the same:'] : []),
    ...divergences.flatMap(({ what, kept, again }) => [
      `  ${what}`,
      `    then   ${valueText(kept)}`,
      `    again  ${valueText(again)}`,
    ]),
    '',
    `Ledger as of ${moment(asOf)}. Rules version then ${rulesVersion.kept}, now ${rulesVersion.now}.`,
    REGISTERS,
  ]
}

function valueText(value: unknown): string {
  return printable(JSON.stringify(value) ?? 'nothing')
}
