/** A register's rows without a store: what can be read of them, and a word of what cannot. */
import { access } from 'node:fs/promises'
import type { z } from 'zod'
import { openRegister } from '../../intake/register/csv.ts'
import { runImport } from '../../intake/register/import.ts'
import { Usage } from '../exit.ts'
import { brief } from '../sentences.ts'
import type { Notes } from './files.ts'

export async function readRows<T>(
  cli: Notes,
  file: string,
  columns: readonly string[],
  schema: z.ZodType<T>,
  idOf: (row: T) => string,
): Promise<readonly T[]> {
  await access(file).catch(() => {
    throw new Usage(`cannot read ${file}`)
  })
  const rows: T[] = []
  const { read, refusedCount, refused } = await runImport(
    openRegister(file),
    {
      columns,
      // What else the registers may hold is not asked for here.
      optional: [],
      schema,
      idColumn: columns[0] ?? '',
      idOf,
      apply: async (batch) => {
        rows.push(...batch.map((r) => r.value))
        return { written: batch.length, unchanged: 0, refused: [] }
      },
    },
    {},
  )
  const [first] = refused
  if (first)
    cli.note(
      `${file}: ${refusedCount} of ${read} rows cannot be used; the first: line ${first.row}, ${first.field || 'the row'}: ${first.why} (${brief(first.code)})`,
    )
  return rows
}
