import type { Readable } from 'node:stream'
import { z } from 'zod'
import { defined } from '../../domain/defined.ts'
import { isAccount } from '../../domain/invoice/account.ts'
import type { Supplier, Suppliers } from '../../store/suppliers.ts'
import type { ImportAccount, ImportOptions } from './account.ts'
import { code, cvr, freeText, perhaps, words } from './fields.ts'
import { type Import, runImport, writeChanged } from './import.ts'

export const SUPPLIER_COLUMNS = [
  'creditor_no',
  'name',
  'cvr',
  'street',
  'postcode',
  'city',
  'accounts',
] as const

const account = z.string().refine(isAccount, 'not an account as BANK:, IBAN:, FIK:, GIRO: or NEMKONTO')
const schema = z
  .object({
    creditor_no: code,
    name: freeText,
    cvr: perhaps(cvr),
    street: perhaps(freeText),
    postcode: perhaps(freeText),
    city: perhaps(freeText),
    accounts: words(account),
  })
  .transform(({ creditor_no, ...row }): Supplier => defined({ creditorNo: creditor_no, ...row }))

export function importSuppliers(
  source: Readable,
  { suppliers }: { readonly suppliers: Suppliers },
  options: ImportOptions = {},
): Promise<ImportAccount> {
  const idOf = (supplier: Supplier): string => supplier.creditorNo
  const spec: Import<Supplier> = {
    columns: SUPPLIER_COLUMNS,
    schema,
    idColumn: 'creditor_no',
    idOf,
    apply: async (batch, dryRun) => {
      const values = batch.map((b) => b.value)
      const write = dryRun ? async () => undefined : suppliers.put
      const stored = await suppliers.some(values.map(idOf))
      return { ...(await writeChanged(values, idOf, stored, write)), refused: [] }
    },
  }
  return runImport(source, spec, options)
}
