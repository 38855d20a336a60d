/** The registers of `examples/`, as the program would find them after `import`, held in memory; and tonight's documents. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { AmountHistory, Creditor } from '../../domain/rules/registers.ts'
import { amountHistories } from './amounts.ts'
import type { Registers } from './judge.ts'

/** The day on which tonight's documents arrived. */
const NIGHT = '2022-02-14'

export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))

type Row = Readonly<Record<string, string>>
const rows = (text: string | Buffer): readonly Row[] => parse(text, { columns: true })
const file = (name: string): Buffer => readFileSync(`${EXAMPLES}${name}`)

export function exampleRegisters(): Registers {
  const institutions = new Map(
    rows(file('institutions.csv')).map(({ gln = '', name = '', area = '', cost_centre = '' }) => [
      gln,
      { name, area, costCentre: cost_centre },
    ]),
  )
  const suppliers = rows(file('suppliers.csv'))
  const owners = ownersOf(suppliers)
  const byCvr = new Map<string, Creditor[]>()
  for (const row of suppliers) {
    if (row.cvr) byCvr.set(row.cvr, [...(byCvr.get(row.cvr) ?? []), creditorOf(row, owners)])
  }
  const amounts = amountHistories(rows(gunzipSync(file('ledger.csv.gz'))), NIGHT)
  return {
    about: (invoice) => {
      const creditors = byCvr.get(invoice.supplier.cvr ?? '') ?? []
      return {
        institution: invoice.gln ? institutions.get(invoice.gln) : undefined,
        creditors,
        amounts: amountsOf(creditors, amounts),
      }
    },
  }
}

const accountsOf = (row: Row): readonly string[] => (row.accounts ?? '').split(' ').filter(Boolean)

function ownersOf(suppliers: readonly Row[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>()
  for (const account of suppliers.flatMap(accountsOf)) owners.set(account, (owners.get(account) ?? 0) + 1)
  return owners
}

function creditorOf(row: Row, owners: ReadonlyMap<string, number>): Creditor {
  const { creditor_no = '', name = '', street = '', postcode = '', city = '' } = row
  const accounts = accountsOf(row)
  const sharedAccounts = accounts.filter((a) => (owners.get(a) ?? 0) > 1)
  return { creditorNo: creditor_no, accounts, sharedAccounts, name, street, postcode, city }
}

function amountsOf(
  creditors: readonly Creditor[],
  amounts: ReadonlyMap<string, AmountHistory | undefined>,
): AmountHistory | undefined {
  const [only, other] = creditors
  return only && !other ? amounts.get(only.creditorNo) : undefined
}

export interface Arrival {
  readonly file: string
  readonly receivedAt: string
  readonly bytes: Buffer
}

/** Tonight's documents in the order in which they arrived. */
export const arrivals = (): readonly Arrival[] =>
  rows(file('tonight/arrivals.csv')).map(({ file: name = '', arrived_at = '' }) => ({
    file: name,
    receivedAt: arrived_at,
    bytes: file(`tonight/documents/${name}`),
  }))
