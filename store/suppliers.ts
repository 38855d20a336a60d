/** Creditors of the ERP, and which of them bear a company number. */
import { type Connection, Schema } from 'mongoose'
import { groupBy } from '../domain/group.ts'
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
}

type Document = Omit<Supplier, 'creditorNo'> & { readonly _id: string }

/** `cvr/<eight digits>`: found by `_id`, as everything that an invoice's way reads. */
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
      const key = (await keys.findById(keyOf(cvr)).lean()) as Key | null
      // A key is never taken back, so a creditor that has changed its number is told by its own document.
      const borne = (await some(key?.creditors ?? [])).filter((s) => s.cvr === cvr)
      return [...borne].sort((a, b) => (a.creditorNo < b.creditorNo ? -1 : 1))
    },
    put: async (list) => {
      const byCvr = groupBy(
        list.filter((s) => s.cvr !== undefined),
        (s) => keyOf(s.cvr ?? ''),
      )
      const operations = [...byCvr].map(([_id, own]) => ({
        updateOne: {
          filter: { _id },
          update: { $addToSet: { creditors: { $each: own.map((s) => s.creditorNo) } } },
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

function keyOf(cvr: string): string {
  return `cvr/${cvr}`
}

function fromDocument({ _id, ...rest }: Document): Supplier {
  return frozen({ creditorNo: _id, ...rest })
}
