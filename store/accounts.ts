/** The chart of accounts, with the dates between which an account is open. */
import { type Connection, Schema } from 'mongoose'
import type { VatCode } from '../domain/coding/coding.ts'
import type { IsoDate } from '../domain/invoice/invoice.ts'
import { findAll, frozen, modelOf, putAll, SCHEMA_OPTIONS } from './model.ts'

export interface Account {
  readonly account: string
  readonly name: string
  readonly vatCode: VatCode
  readonly openFrom?: IsoDate
  /** First date on which nothing may be posted there. */
  readonly closedFrom?: IsoDate
}

type Document = Omit<Account, 'account'> & { readonly _id: string }

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    name: String,
    vatCode: { type: String, required: true },
    openFrom: String,
    closedFrom: String,
  },
  SCHEMA_OPTIONS,
)

export interface Accounts {
  readonly get: (account: string) => Promise<Account | undefined>
  readonly some: (accounts: readonly string[]) => Promise<readonly Account[]>
  /** The whole chart, by number. */
  readonly list: () => Promise<readonly Account[]>
  readonly put: (accounts: readonly Account[]) => Promise<void>
}

export function accounts(db: Connection): Accounts {
  const model = modelOf(db, 'accounts', schema)
  const some = async (ids: readonly string[]): Promise<readonly Account[]> =>
    (await findAll(model, ids)).map(fromDocument)
  return {
    get: async (account) => (await some([account]))[0],
    some,
    list: async () => ((await model.find().sort({ _id: 1 }).lean()) as Document[]).map(fromDocument),
    put: async (list) =>
      putAll(
        model,
        list.map(({ account, ...rest }) => ({ _id: account, ...rest })),
      ),
  }
}

/** May be posted to on that day. */
export function isOpenOn(account: Account, day: IsoDate): boolean {
  return (
    (account.openFrom === undefined || account.openFrom <= day) &&
    (account.closedFrom === undefined || day < account.closedFrom)
  )
}

function fromDocument({ _id, ...rest }: Document): Account {
  return frozen({ account: _id, ...rest })
}
