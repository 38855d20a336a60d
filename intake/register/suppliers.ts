import type { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { defined } from '../../domain/defined.ts'
import { isAccount } from '../../domain/invoice/account.ts'
import { ZONE } from '../../domain/review/deadline.ts'
import type { Supplier, Suppliers } from '../../store/suppliers.ts'
import type { ImportAccount, ImportOptions } from './account.ts'
import { code, cvr, date, freeText, perhaps, words } from './fields.ts'
import { type Import, readRows, runImport, writeChanged } from './import.ts'

export const SUPPLIER_COLUMNS = [
  'creditor_no',
  'name',
  'cvr',
  'street',
  'postcode',
  'city',
  'accounts',
] as const
/** What a municipality may add: from the register of companies, and when the ERP says that a creditor was changed. */
export const SUPPLIER_OPTIONAL = ['vat_registered', 'standing', 'changed_on'] as const

const account = z.string().refine(isAccount, 'not an account as BANK:, IBAN:, FIK:, GIRO: or NEMKONTO')
const yesOrNo = z.enum(['yes', 'no'], 'not yes or no').transform((answer) => answer === 'yes')
const standing = z.enum(
  ['active', 'ceased', 'bankrupt', 'blocked'],
  'not active, ceased, bankrupt or blocked',
)

const schema = z
  .object({
    creditor_no: code,
    name: freeText,
    cvr: perhaps(cvr),
    street: perhaps(freeText),
    postcode: perhaps(freeText),
    city: perhaps(freeText),
    accounts: words(account),
    vat_registered: perhaps(yesOrNo).optional(),
    standing: perhaps(standing).optional(),
    changed_on: perhaps(date).optional(),
  })
  .transform(
    ({ creditor_no, vat_registered, changed_on, ...row }): Supplier =>
      defined({ creditorNo: creditor_no, ...row, vatRegistered: vat_registered, changedOn: changed_on }),
  )

const FILE = {
  columns: SUPPLIER_COLUMNS,
  optional: SUPPLIER_OPTIONAL,
  schema,
  idColumn: 'creditor_no',
  idOf: (supplier: Supplier): string => supplier.creditorNo,
} as const

/** A creditor whose name, address or accounts differ from what is stored was changed today, unless the file says when. */
export function importSuppliers(
  source: Readable,
  { suppliers, now }: { readonly suppliers: Suppliers; readonly now: Date },
  options: ImportOptions = {},
): Promise<ImportAccount> {
  const today = DateTime.fromJSDate(now, { zone: ZONE }).toISODate() ?? ''
  const spec: Import<Supplier> = {
    ...FILE,
    apply: async (batch, dryRun) => {
      const write = dryRun ? async () => undefined : suppliers.put
      const stored = await suppliers.some(batch.map((b) => b.value.creditorNo))
      const byNumber = new Map(stored.map((s) => [s.creditorNo, s] as const))
      const values = batch.map(({ value }) => dated(value, byNumber.get(value.creditorNo), today))
      return { ...(await writeChanged(values, FILE.idOf, stored, write)), refused: [] }
    },
  }
  return runImport(source, spec, options)
}

function dated(supplier: Supplier, stored: Supplier | undefined, today: string): Supplier {
  if (supplier.changedOn || !stored) return supplier
  const changedOn = isDeepStrictEqual(detailsOf(supplier), detailsOf(stored)) ? stored.changedOn : today
  return defined({ ...supplier, changedOn })
}

/** What money follows. */
function detailsOf({ name, cvr: number, street, postcode, city, accounts }: Supplier) {
  return { name, number, street, postcode, city, accounts: [...accounts].sort() }
}

export const readSuppliers = (source: Readable) => readRows<Supplier>(source, FILE)
