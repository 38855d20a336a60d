import type { Account } from '../../store/accounts.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { footer, positive, ROWS_A_PAGE, skipOf } from '../paging.ts'
import { matches } from '../search.ts'
import { table } from '../text.ts'

interface Options extends CommonOptions {
  readonly search?: string
  readonly page: number
}

export const accountsList: AddCommand = (parent, cli) => {
  addCommand(parent, 'list', {
    description: 'The chart of accounts, by number: what a line can be coded on, and when it is open',
    examples: ['accounts list', 'accounts list --search hardware'],
  })
    .option('--search <text>', 'those whose number or name has this text')
    .option('--page <n>', `page of ${ROWS_A_PAGE}`, positive, 1)
    .action(async (options: Options) => {
      const chart = await (await cli.servers.store()).accounts.list()
      const found = chart.filter(({ account, name }) => matches(`${account} ${name}`, options.search ?? ''))
      const skip = skipOf(options)
      const accounts = found.slice(skip, skip + ROWS_A_PAGE)
      answer(cli, options, { total: found.length, page: options.page, accounts }, () => {
        if (chart.length === 0) return ['There are no accounts yet: import the chart.']
        if (found.length === 0) return ['No account has this text.']
        return [...accountLines(accounts), footer(options.page, found.length)]
      })
    })
}

function accountLines(accounts: readonly Account[]): readonly string[] {
  if (accounts.length === 0) return ['There is nothing on this page.']
  return table(
    ['account', 'name', 'VAT code', 'open from', 'closed from'],
    accounts.map((a) => [a.account, a.name, a.vatCode, a.openFrom ?? '', a.closedFrom ?? '']),
  )
}
