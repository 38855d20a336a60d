/** Those who decide: roles, areas, ceilings, stand-ins. */
import { type Connection, Schema } from 'mongoose'
import { ALL_AREAS, type RightHolder, type Role } from '../domain/review/right.ts'
import { findAll, frozen, modelOf, putAll, SCHEMA_OPTIONS } from './model.ts'

export interface Person extends RightHolder {
  readonly name: string
  readonly mail: string
  /** Person id of who decides when this one does not. */
  readonly standIn?: string
}

type Document = Omit<Person, 'personId'> & { readonly _id: string }

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    name: String,
    mail: String,
    roles: { type: [String], required: true },
    areas: { type: [String], required: true },
    ceiling: { type: Number, required: true },
    standIn: String,
  },
  SCHEMA_OPTIONS,
)

export interface People {
  readonly get: (personId: string) => Promise<Person | undefined>
  readonly some: (personIds: readonly string[]) => Promise<readonly Person[]>
  /** Who has the role in the area, by id: whom a reminder goes to. */
  readonly withRole: (role: Role, area: string) => Promise<readonly Person[]>
  readonly list: () => Promise<readonly Person[]>
  readonly put: (people: readonly Person[]) => Promise<void>
}

export function people(db: Connection): People {
  const model = modelOf(db, 'people', schema)
  const some = async (ids: readonly string[]): Promise<readonly Person[]> =>
    (await findAll(model, ids)).map(fromDocument)
  const find = async (filter: Readonly<Record<string, unknown>>): Promise<readonly Person[]> =>
    ((await model.find(filter).sort({ _id: 1 }).lean()) as Document[]).map(fromDocument)
  return {
    get: async (personId) => (await some([personId]))[0],
    some,
    withRole: (role, area) => find({ roles: role, areas: { $in: [area, ALL_AREAS] } }),
    list: () => find({}),
    put: async (list) =>
      putAll(
        model,
        list.map(({ personId, ...rest }) => ({ _id: personId, ...rest })),
      ),
  }
}

function fromDocument({ _id, ...rest }: Document): Person {
  return frozen({ personId: _id, ...rest })
}
