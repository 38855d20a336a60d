/** Creditors of the ERP, and which of them bear a company number. */
import { type Connection, Schema } from 'mongoose'
import { groupBy } from '../domain/group.ts'
import { accountKey, sameAccount } from '../domain/invoice/account.ts'
import type { IsoDate } from '../domain/invoice/invoice.ts'
import { findAll, frozen, modelOf, putAll, SCHEMA_OPTIONS } from './model.ts'

export interface Supplier {
  readonly creditorNo: string
  readonly name: string
  /** Eight digits. */
  readonly cvr?: string
  readonly street?: string
  readonly postcode?: string
  readonly city?: string
  /** Verified accounts, in the notation of `PaymentMeans.account`. */
  readonly accounts: readonly string[]
  /** The day on which name, address or accounts were last changed; absent as long as they are those of the first import. */
  readonly changedOn?: IsoDate
  readonly vatRegistered?: boolean
  readonly standing?: 'active' | 'ceased' | 'bankrupt' | 'blocked'
}

type Document = Omit<Supplier, 'creditorNo'> & { readonly _id: string }

/** `cvr/<eight digits>`, `account/<one notation of it>`: found by `_id`, as everything that an invoice's way reads. */
interface Key {
  readonly _id: string
  readonly creditors: readonly string[]
}

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    name: String,
    cvr: String,
    street: String,
    postcode: String,
    city: String,
    accounts: { type: [String], required: true },
    changedOn: String,
    vatRegistered: Boolean,
    standing: String,
  },
  SCHEMA_OPTIONS,
)
const keySchema = new Schema<Key>(
  { _id: { type: String, required: true }, creditors: { type: [String], required: true } },
  SCHEMA_OPTIONS,
)

export interface Suppliers {
  readonly get: (creditorNo: string) => Promise<Supplier | undefined>
  readonly some: (creditorNos: readonly string[]) => Promise<readonly Supplier[]>
  /** All creditors that bear the company number: more than one leaves it open who is meant. */
  readonly byCvr: (cvr: string) => Promise<readonly Supplier[]>
  /** Those of the accounts that another creditor has too. */
  readonly shared: (creditorNo: string, accounts: readonly string[]) => Promise<readonly string[]>
  readonly put: (suppliers: readonly Supplier[]) => Promise<void>
}

export function suppliers(db: Connection): Suppliers {
  const model = modelOf(db, 'suppliers', schema)
  const keys = modelOf(db, 'supplierKeys', keySchema)
  const some = async (creditorNos: readonly string[]): Promise<readonly Supplier[]> =>
    (await findAll(model, creditorNos)).map(fromDocument)
  return {
    get: async (creditorNo) => (await some([creditorNo]))[0],
    some,
    byCvr: async (cvr) => {
      const [key] = await findAll(keys, [keyOf(cvr)])
      // A key is never taken back, so a creditor that has changed its number is told by its own document.
      const borne = (await some(key?.creditors ?? [])).filter((s) => s.cvr === cvr)
      return [...borne].sort((a, b) => (a.creditorNo < b.creditorNo ? -1 : 1))
    },
    shared: async (creditorNo, accounts) => {
      const own = accounts.filter((a) => a !== NEMKONTO)
      const found = await findAll(keys, own.map(accountKeyOf))
      const others = found.map((key) => ({ key, numbers: key.creditors.filter((c) => c !== creditorNo) }))
      // As above: a creditor that has given the account up is told by its own document.
      const bearers = await some(others.flatMap((o) => o.numbers.slice(0, BEARERS_ASKED)))
      return own.filter((account) => bearers.some((b) => b.accounts.some((a) => sameAccount(a, account))))
    },
    put: async (list) => {
      const pairs = list.flatMap((s) => keysOf(s).map((key) => ({ key, creditorNo: s.creditorNo })))
      const operations = [...groupBy(pairs, (p) => p.key)].map(([_id, own]) => ({
        updateOne: {
          filter: { _id },
          update: { $addToSet: { creditors: { $each: own.map((p) => p.creditorNo) } } },
          upsert: true,
        },
      }))
      if (operations.length > 0) await keys.bulkWrite(operations, { ordered: false })
      await putAll(
        model,
        list.map(({ creditorNo, ...rest }) => ({ _id: creditorNo, ...rest })),
      )
    },
  }
}

/** NemKonto is everybody's, and nobody's in particular. */
const NEMKONTO = 'NEMKONTO'
/** Of those who share an account: enough to find one that still has it. */
const BEARERS_ASKED = 10

function accountKeyOf(account: string): string {
  return `account/${accountKey(account)}`
}

function keysOf({ cvr, accounts }: Supplier): readonly string[] {
  return [...(cvr ? [keyOf(cvr)] : []), ...accounts.filter((a) => a !== NEMKONTO).map(accountKeyOf)]
}

function keyOf(cvr: string): string {
  return `cvr/${cvr}`
}

function fromDocument({ _id, ...rest }: Document): Supplier {
  return frozen({ creditorNo: _id, ...rest })
}
