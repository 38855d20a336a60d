import type { Reconciled } from '../../domain/books/account.ts'
import type { Difference } from '../../domain/books/compare.ts'
import { groupBy } from '../../domain/group.ts'
import { readBooks } from '../books/read.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT } from '../exit.ts'
import { said, sentence } from '../sentences.ts'
import { table } from '../text.ts'
import { reconcileSettle } from './reconcile-settle.ts'

/** Ids of one kind of difference that a person is shown; `--json` has all. */
const IDS_SHOWN = 20

export const reconcile: AddCommand = (parent, cli, end) => {
  const command = addCommand(parent, 'reconcile', {
    description: `Prove that nothing is lost and nothing posted twice: the ERP's own list and journal, the records and Temporal are
compared invoice by invoice. Exit code 1 if they differ. It reads only, and may run at any time.`,
    examples: ['reconcile', 'reconcile --json'],
  })
  reconcileSettle(command, cli, end)
  command.action(async (options: CommonOptions) => {
    const books = await readBooks(await booksOf(cli))
    const { account, differences } = books
    const explained = differences.map(({ id, code }) => ({ id, ...sentence(code) }))
    answer(cli, options, { reconciles: differences.length === 0, account, differences: explained }, () =>
      lines(books),
    )
    if (differences.length > 0) end(EXIT.no)
  })
}

async function booksOf({ servers }: Cli) {
  const [{ source }, store, erp, client] = await Promise.all([
    servers.settings(),
    servers.store(),
    servers.erp(),
    servers.client(),
  ])
  return { source, store, erp, client }
}

export function lines({ account, differences }: Reconciled): readonly string[] {
  const { received, notYetTaken, ends, ...places } = account
  const rows = Object.entries({ ...ends, ...places }).filter(([place, n]) => n > 0 || place !== 'unaccounted')
  const later = notYetTaken > 0 ? [`${notYetTaken} arrived after the intake's last page.`] : []
  return [
    ...table(
      ['', 'invoices'],
      [['received by the ERP', String(received)], ...rows.map(([place, n]) => [`  ${place}`, String(n)])],
      [1],
    ),
    ...later,
    '',
    ...(differences.length === 0 ? ['The books agree.'] : differing(differences)),
  ]
}

function differing(differences: readonly Difference[]): readonly string[] {
  const byCode = groupBy(differences, (d) => d.code)
  return [...byCode.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const more = own.length - IDS_SHOWN
    return [
      `${first.code} (${own.length})`,
      ...said(first.code).map((line) => `  ${line}`),
      ...own.slice(0, IDS_SHOWN).map(({ id }) => `    ${id}`),
      ...(more > 0 ? [`    … and ${more} more`] : []),
      '',
    ]
  })
}
