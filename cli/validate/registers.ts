/** The registers that are named on the command line, held in memory; what is not named is absent, and the rules say so. */
import { access } from 'node:fs/promises'
import { groupBy } from '../../domain/group.ts'
import { accountKey } from '../../domain/invoice/account.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { Creditor, InstitutionAnswer, RegisterName } from '../../domain/rules/registers.ts'
import type { RuleContext } from '../../domain/rules/rule.ts'
import type { ImportAccount } from '../../intake/register/account.ts'
import { readChart } from '../../intake/register/chart.ts'
import { openRegister } from '../../intake/register/csv.ts'
import { readInstitutions } from '../../intake/register/institutions.ts'
import { readSuppliers } from '../../intake/register/suppliers.ts'
import type { Institution } from '../../store/institutions.ts'
import type { Supplier } from '../../store/suppliers.ts'
import type { Cli } from '../cli.ts'
import { Usage } from '../exit.ts'

export interface RegisterFiles {
  readonly suppliers?: string
  readonly institutions?: string
  readonly chart?: string
}

export type Answers = Pick<RuleContext, 'institution' | 'creditors' | 'accountNamed' | 'absent'>

export type AnswersFor = (invoice: Invoice) => Answers

export async function openRegisters(cli: Cli, files: RegisterFiles): Promise<AnswersFor> {
  const absent = (['suppliers', 'institutions', 'chart'] as const).filter(
    (name): name is RegisterName => files[name] === undefined,
  )
  const suppliers = files.suppliers ? await rowsOf(cli, files.suppliers, readSuppliers) : []
  const institutions = files.institutions ? await rowsOf(cli, files.institutions, readInstitutions) : []
  const chart = files.chart ? await rowsOf(cli, files.chart, readChart) : []
  const byAccount = new Map(chart.map((a) => [a.account, a] as const))
  const byCvr = groupBy(creditorsOf(suppliers), ([supplier]) => supplier.cvr ?? '')
  const byGln = new Map(institutions.map((i) => [i.gln, institutionOf(i)] as const))
  return ({ supplier, gln, accountingCost }) => ({
    accountNamed: accountingCost ? byAccount.get(accountingCost) : undefined,
    institution: gln ? byGln.get(gln) : undefined,
    creditors: supplier.cvr ? (byCvr.get(supplier.cvr) ?? []).map(([, creditor]) => creditor) : [],
    absent,
  })
}

function institutionOf({ gln: _, ...answer }: Institution): InstitutionAnswer {
  return answer
}

/** With those of its accounts that others have too. */
function creditorsOf(suppliers: readonly Supplier[]): readonly (readonly [Supplier, Creditor])[] {
  const bearers = new Map<string, number>()
  for (const account of suppliers.flatMap((s) => s.accounts))
    bearers.set(accountKey(account), (bearers.get(accountKey(account)) ?? 0) + 1)
  return suppliers.map((supplier) => {
    const { cvr: _, ...rest } = supplier
    const sharedAccounts = supplier.accounts.filter((a) => (bearers.get(accountKey(a)) ?? 0) > 1)
    return [supplier, { ...rest, sharedAccounts }] as const
  })
}

type Reader<T> = (source: ReturnType<typeof openRegister>) => Promise<{
  readonly rows: readonly T[]
  readonly account: ImportAccount
}>

/** A register that cannot be used is no register: the run would call everything unknown. */
async function rowsOf<T>(cli: Cli, file: string, read: Reader<T>): Promise<readonly T[]> {
  await access(file).catch(() => {
    throw new Usage(`cannot read ${file}`)
  })
  const { rows, account } = await read(openRegister(file))
  if (rows.length === 0)
    throw new Usage(`${file} has no rows that can be used: ${account.refused[0]?.why ?? ''}`)
  if (account.refusedCount > 0) cli.note(`${file}: ${account.refusedCount} rows cannot be used.`)
  return rows
}
