import type { Readable } from 'node:stream'
import { z } from 'zod'
import { defined } from '../../domain/defined.ts'
import type { Account, Accounts } from '../../store/accounts.ts'
import type { ImportAccount, ImportOptions } from './account.ts'
import { code, date, freeText, perhaps, vatCode } from './fields.ts'
import { type Import, readRows, runImport, writeChanged } from './import.ts'

export const CHART_COLUMNS = ['account', 'name', 'vat_code', 'open_from', 'closed_from'] as const

const schema = z
  .object({
    account: code,
    name: freeText,
    vat_code: vatCode,
    open_from: perhaps(date),
    closed_from: perhaps(date),
  })
  .transform(
    (row): Account =>
      defined({
        account: row.account,
        name: row.name,
        vatCode: row.vat_code,
        openFrom: row.open_from,
        closedFrom: row.closed_from,
      }),
  )

const FILE = {
  columns: CHART_COLUMNS,
  schema,
  idColumn: 'account',
  idOf: (account: Account): string => account.account,
} as const

export const readChart = (source: Readable) => readRows<Account>(source, FILE)

export function importChart(
  source: Readable,
  { accounts }: { readonly accounts: Accounts },
  options: ImportOptions = {},
): Promise<ImportAccount> {
  const { idOf } = FILE
  const spec: Import<Account> = {
    ...FILE,
    apply: async (batch, dryRun) => {
      const values = batch.map((b) => b.value)
      const write = dryRun ? async () => undefined : accounts.put
      const stored = await accounts.some(values.map(idOf))
      return { ...(await writeChanged(values, idOf, stored, write)), refused: [] }
    },
  }
  return runImport(source, spec, options)
}
