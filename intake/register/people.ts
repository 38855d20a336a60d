import type { Readable } from 'node:stream'
import { z } from 'zod'
import { defined } from '../../domain/defined.ts'
import { ALL_AREAS, ROLES } from '../../domain/review/right.ts'
import type { Areas } from '../../store/areas.ts'
import type { People, Person } from '../../store/people.ts'
import type { ImportAccount, ImportOptions, RefusedRow } from './account.ts'
import { areaName, freeText, id, kroner, matching, perhaps, words } from './fields.ts'
import { type Import, type Row, runImport, writeChanged } from './import.ts'

export const PEOPLE_COLUMNS = ['person_id', 'name', 'mail', 'roles', 'areas', 'ceiling', 'stand_in'] as const

const schema = z
  .object({
    person_id: id,
    name: freeText,
    mail: matching(/^[^\s@]{1,64}@[^\s@]{1,190}$/, 'not a mail address'),
    roles: words(z.enum(ROLES, `not a role of ${ROLES.join(', ')}`)),
    areas: words(z.union([z.literal(ALL_AREAS), areaName], 'not an area, nor *')),
    ceiling: kroner.refine((ore) => ore >= 0, 'below zero'),
    stand_in: perhaps(id),
  })
  .transform(
    (row): Person =>
      defined({
        personId: row.person_id,
        name: row.name,
        mail: row.mail,
        roles: row.roles,
        areas: row.areas,
        ceiling: row.ceiling,
        standIn: row.stand_in,
      }),
  )

/** Stand-ins may stand anywhere in the file, so it is handled whole. Areas must be there: institutions are imported first. */
export function importPeople(
  source: Readable,
  { people, areas }: { readonly people: People; readonly areas: Areas },
  options: ImportOptions = {},
): Promise<ImportAccount> {
  const idOf = (person: Person): string => person.personId
  const spec: Import<Person> = {
    columns: PEOPLE_COLUMNS,
    schema,
    idColumn: 'person_id',
    idOf,
    batchRows: Number.POSITIVE_INFINITY,
    apply: async (batch, dryRun) => {
      const named = batch.flatMap((b) => b.value.areas).filter((a) => a !== ALL_AREAS)
      const known = new Set((await areas.some(named)).map((a) => a.area))
      const standIns = batch.flatMap((b) => b.value.standIn ?? [])
      const stored = await people.some([...batch.map((b) => b.value.personId), ...standIns])
      const persons = new Set([...stored, ...batch.map((b) => b.value)].map(idOf))
      const refused = batch.flatMap((b) => unknownReference(b, known, persons))
      const bad = new Set(refused.map((r) => r.row))
      const values = batch.filter((b) => !bad.has(b.row)).map((b) => b.value)
      const write = dryRun ? async () => undefined : people.put
      return { ...(await writeChanged(values, idOf, stored, write)), refused }
    },
  }
  return runImport(source, spec, options)
}

function unknownReference(
  { row, value }: Row<Person>,
  areas: ReadonlySet<string>,
  persons: ReadonlySet<string>,
): readonly RefusedRow[] {
  const refuse = (field: string, why: string): readonly RefusedRow[] => [
    { row, code: 'IMPORT_UNKNOWN_REFERENCE', field, why },
  ]
  if (value.areas.some((a) => a !== ALL_AREAS && !areas.has(a)))
    return refuse('areas', 'an area without institutions')
  if (value.standIn === value.personId) return refuse('stand_in', 'the person itself')
  if (value.standIn && !persons.has(value.standIn)) return refuse('stand_in', 'a person who is not there')
  return []
}
