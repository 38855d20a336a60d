import type { Readable } from 'node:stream'
import { z } from 'zod'
import { defined } from '../../domain/defined.ts'
import type { Areas } from '../../store/areas.ts'
import type { Institution, Institutions } from '../../store/institutions.ts'
import type { ImportAccount, ImportOptions } from './account.ts'
import { areaName, code, cvr, freeText, gln, perhaps } from './fields.ts'
import { type Import, readRows, runImport, writeChanged } from './import.ts'

export const INSTITUTION_COLUMNS = ['gln', 'name', 'cost_centre', 'area'] as const
/** The company number of who owns the institution: the municipality’s, or that of a self-owning one. */
export const INSTITUTION_OPTIONAL = ['cvr'] as const

/** Who stands as the creator of an area that the import met first. */
const IMPORTER = 'import'

const schema = z
  .object({ gln, name: freeText, cost_centre: code, area: areaName, cvr: perhaps(cvr).optional() })
  .transform(({ cost_centre, ...row }): Institution => defined({ costCentre: cost_centre, ...row }))

const FILE = {
  columns: INSTITUTION_COLUMNS,
  optional: INSTITUTION_OPTIONAL,
  schema,
  idColumn: 'gln',
  idOf: (institution: Institution): string => institution.gln,
} as const

export const readInstitutions = (source: Readable) => readRows<Institution>(source, FILE)

/** Areas that the file names and that do not exist are created with the robot off. */
export function importInstitutions(
  source: Readable,
  {
    institutions,
    areas,
    now,
  }: { readonly institutions: Institutions; readonly areas: Areas; readonly now: Date },
  options: ImportOptions = {},
): Promise<ImportAccount> {
  const { idOf } = FILE
  const spec: Import<Institution> = {
    ...FILE,
    apply: async (batch, dryRun) => {
      const values = batch.map((b) => b.value)
      // First, so that no institution ever points at an area that is not there.
      if (!dryRun)
        await areas.ensure(
          values.map((v) => v.area),
          IMPORTER,
          now,
        )
      const write = dryRun ? async () => undefined : institutions.put
      const stored = await institutions.some(values.map(idOf))
      return { ...(await writeChanged(values, idOf, stored, write)), refused: [] }
    },
  }
  return runImport(source, spec, options)
}
