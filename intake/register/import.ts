/** What all imports have in common: rows are checked one by one and handled in batches; a bad row never stops the file. */

import type { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { type ImportAccount, type ImportOptions, MAX_REFUSED_KEPT, type RefusedRow } from './account.ts'
import { type CsvRow, csvRows } from './csv.ts'

/** Rows that are checked against the store and written together. */
export const BATCH_ROWS = 1_000

export interface Row<T> {
  readonly row: number
  readonly value: T
}

export interface BatchResult {
  readonly written: number
  readonly unchanged: number
  readonly refused: readonly RefusedRow[]
}

export interface Import<T> {
  readonly columns: readonly string[]
  /** Columns that may be there or not; with them any others may be, which are passed over. */
  readonly optional?: readonly string[]
  readonly schema: z.ZodType<T>
  readonly idColumn: string
  readonly idOf: (value: T) => string
  /** All of the file at once, where rows refer to one another. */
  readonly batchRows?: number
  readonly apply: (batch: readonly Row<T>[], dryRun: boolean) => Promise<BatchResult>
}

export async function runImport<T>(
  source: Readable,
  spec: Import<T>,
  { dryRun = false, onProgress }: ImportOptions,
): Promise<ImportAccount> {
  const { columns, batchRows = BATCH_ROWS } = spec
  const account = { read: 0, written: 0, unchanged: 0, refusedCount: 0, refused: [] as RefusedRow[] }
  const refuse = (refusals: readonly RefusedRow[]): void => {
    account.refusedCount += refusals.length
    account.refused.push(...refusals.slice(0, MAX_REFUSED_KEPT - account.refused.length))
  }
  const seen = new Set<string>()
  let batch: Row<T>[] = []
  const flush = async (): Promise<void> => {
    if (batch.length > 0) {
      const { written, unchanged, refused } = await spec.apply(batch, dryRun)
      account.written += written
      account.unchanged += unchanged
      refuse(refused)
      batch = []
    }
    onProgress?.(account.read)
  }

  let header: Header | undefined
  for await (const row of csvRows(source)) {
    if (!header) {
      header = headerOf(row, spec)
      if (header) continue
      const why = `expected the columns ${columns.join(', ')}`
      refuse([{ row: row.row, code: 'IMPORT_HEADER', field: '', why }])
      break
    }
    account.read += 1
    const checked = check(row, spec, header)
    if ('code' in checked) refuse([checked])
    else if (seen.has(spec.idOf(checked.value)))
      refuse([
        { row: row.row, code: 'IMPORT_DUPLICATE_ID', field: spec.idColumn, why: 'stands in the file twice' },
      ])
    else {
      seen.add(spec.idOf(checked.value))
      batch.push(checked)
    }
    if (batch.length >= batchRows) await flush()
  }
  await flush()
  if (!header && account.refusedCount === 0)
    refuse([{ row: 1, code: 'IMPORT_HEADER', field: '', why: 'the file is empty' }])
  return account
}

export interface Read<T> {
  readonly rows: readonly T[]
  readonly account: ImportAccount
}

/** The rows of a file, where no store is at hand. */
export async function readRows<T>(source: Readable, file: Omit<Import<T>, 'apply'>): Promise<Read<T>> {
  const rows: T[] = []
  const apply: Import<T>['apply'] = async (batch) => {
    for (const { value } of batch) rows.push(value)
    return { written: 0, unchanged: batch.length, refused: [] }
  }
  return { rows, account: await runImport(source, { ...file, apply }, {}) }
}

/** Writes what is new or differs from what is stored. */
export async function writeChanged<T>(
  values: readonly T[],
  idOf: (value: T) => string,
  stored: readonly T[],
  write: (changed: readonly T[]) => Promise<void>,
): Promise<Omit<BatchResult, 'refused'>> {
  const byId = new Map(stored.map((value) => [idOf(value), value] as const))
  const changed = values.filter((value) => !isDeepStrictEqual(byId.get(idOf(value)), value))
  if (changed.length > 0) await write(changed)
  return { written: changed.length, unchanged: values.length - changed.length }
}

interface Header {
  readonly width: number
  /** Where each column stands, in whatever order. */
  readonly at: Readonly<Record<string, number>>
}

/** Undefined where an expected column is missing, one is there twice, or one is there that nobody expects. */
function headerOf<T>(row: CsvRow, { columns, optional }: Import<T>): Header | undefined {
  if (!('values' in row)) return undefined
  const names = row.values.map((name) => name.trim())
  if (columns.some((column) => !names.includes(column))) return undefined
  if (optional === undefined && names.length !== columns.length) return undefined
  const wanted = [...columns, ...(optional ?? [])].filter((column) => names.includes(column))
  if (wanted.some((column) => names.indexOf(column) !== names.lastIndexOf(column))) return undefined
  return { width: names.length, at: Object.fromEntries(wanted.map((c) => [c, names.indexOf(c)])) }
}

function check<T>(row: CsvRow, { schema }: Import<T>, { width, at }: Header): Row<T> | RefusedRow {
  const wrong = (field: string, why: string): RefusedRow => ({ row: row.row, code: 'IMPORT_ROW', field, why })
  if ('broken' in row) return wrong('', row.broken)
  if (row.values.length !== width) return wrong('', `${row.values.length} fields instead of ${width}`)
  const named = Object.fromEntries(Object.entries(at).map(([column, i]) => [column, row.values[i]]))
  const parsed = schema.safeParse(named)
  if (parsed.success) return { row: row.row, value: parsed.data }
  const [issue] = parsed.error.issues
  return wrong(String(issue?.path[0] ?? ''), issue?.message ?? 'not valid')
}
