import { batchLines, batchOf } from '../batch.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { findInvoice } from '../find.ts'
import { invoiceLink } from '../link.ts'
import { nowOf } from '../now.ts'
import { otherLines, othersOf } from '../others.ts'
import { story, visible } from '../story.ts'

export const invoiceShow: AddCommand = (parent, cli) => {
  addCommand(parent, 'show <id>', {
    description: `The story of one invoice. The proposal stays hidden while the invoice is to be coded blind.
The id is invoice/<source>/<document>, or the document's id alone`,
    examples: ['invoice show invoice/prisme/D2022-00010', 'invoice show D2022-00010'],
  }).action(async (id: string, options: CommonOptions) => {
    const record = await findInvoice(cli, id)
    const { ui, namespace } = await cli.servers.settings()
    const link = invoiceLink(ui, namespace, record)
    const now = await nowOf(cli, record)
    const store = await cli.servers.store()
    const [others, batch] = await Promise.all([othersOf(store, record), batchOf(store, record)])
    answer(cli, options, { ...visible(record), now: now?.place, link, others, batch }, () => [
      ...story(record, link, now),
      ...batchLines(record, batch),
      ...otherLines(record, others),
    ])
  })
}
