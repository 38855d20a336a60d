/** The municipality's institutions, by location number. */
import { type Connection, Schema } from 'mongoose'
import { findAll, frozen, modelOf, putAll, SCHEMA_OPTIONS } from './model.ts'

export interface Institution {
  /** Thirteen digits. */
  readonly gln: string
  readonly name: string
  readonly costCentre: string
  readonly area: string
  /** Company number of who owns it; absent where the register does not say. */
  readonly cvr?: string
}

type Document = Omit<Institution, 'gln'> & { readonly _id: string }

const schema = new Schema<Document>(
  { _id: { type: String, required: true }, name: String, costCentre: String, area: String, cvr: String },
  SCHEMA_OPTIONS,
)

export interface Institutions {
  readonly get: (gln: string) => Promise<Institution | undefined>
  readonly some: (glns: readonly string[]) => Promise<readonly Institution[]>
  /** For lists: all, or those of an area, by location number. */
  readonly list: (area?: string) => Promise<readonly Institution[]>
  readonly put: (institutions: readonly Institution[]) => Promise<void>
}

export function institutions(db: Connection): Institutions {
  const model = modelOf(db, 'institutions', schema)
  const some = async (glns: readonly string[]): Promise<readonly Institution[]> =>
    (await findAll(model, glns)).map(fromDocument)
  return {
    get: async (gln) => (await some([gln]))[0],
    some,
    list: async (area) => {
      const filter = area === undefined ? {} : { area }
      return ((await model.find(filter).sort({ _id: 1 }).lean()) as Document[]).map(fromDocument)
    },
    put: async (list) =>
      putAll(
        model,
        list.map(({ gln, ...rest }) => ({ _id: gln, ...rest })),
      ),
  }
}

function fromDocument({ _id, ...rest }: Document): Institution {
  return frozen({ gln: _id, ...rest })
}
