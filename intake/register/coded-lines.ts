/** A published or exported ledger, a line a row: what a coder is tried on before a municipality has imported anything. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { ChartRow } from '../../domain/coding/chart.ts'
import { dayOf, type LineFacts } from '../../domain/coding/line.ts'
import type { ImportAccount, ImportOptions } from './account.ts'
import { date, freeText, kroner, matching, perhaps } from './fields.ts'
import { runImport } from './import.ts'

export const CODED_LINE_COLUMNS = [
  'line_id',
  'date',
  'supplier_id',
  'supplier_name',
  'description',
  'department',
  'cost_centre',
  'account',
  'amount',
  'document_no',
] as const
export const CODING_CHART_COLUMNS = ['account', 'cost_centre', 'name', 'from', 'to'] as const

export interface CodedLine extends LineFacts {
  /** Empty where it is what is asked. */
  readonly account: string
  readonly costCentre: string
}

const named = matching(/\S/, 'empty')

const line = z
  .object({
    line_id: named,
    date,
    supplier_id: freeText,
    supplier_name: freeText,
    description: freeText,
    department: freeText,
    cost_centre: freeText,
    account: freeText,
    amount: kroner,
    document_no: freeText,
    reference: freeText.optional(),
  })
  .transform(
    (row): CodedLine => ({
      lineId: row.line_id,
      day: dayOf(row.date),
      supplierId: row.supplier_id,
      supplierName: row.supplier_name,
      department: row.department,
      text: row.description,
      amount: row.amount,
      documentNo: row.document_no,
      reference: row.reference ?? '',
      account: row.account,
      costCentre: row.cost_centre,
    }),
  )

const chartRow = z
  .object({
    account: named,
    cost_centre: freeText,
    name: freeText,
    from: perhaps(date),
    to: perhaps(date),
  })
  .transform(
    (row): ChartRow => ({
      account: row.account,
      costCentre: row.cost_centre,
      name: row.name,
      from: row.from ?? '',
      to: row.to ?? '',
    }),
  )

export interface Read<T> {
  readonly rows: readonly T[]
  readonly account: ImportAccount
}

export function readCodedLines(source: Readable, options: ImportOptions = {}): Promise<Read<CodedLine>> {
  return collect(source, CODED_LINE_COLUMNS, line, (row) => row.lineId, options)
}

export function readCodingChart(source: Readable): Promise<Read<ChartRow>> {
  return collect(
    source,
    CODING_CHART_COLUMNS,
    chartRow,
    (r) => `${r.account}\x1f${r.costCentre}\x1f${r.from}`,
    {},
  )
}

async function collect<T>(
  source: Readable,
  columns: readonly string[],
  schema: z.ZodType<T>,
  idOf: (row: T) => string,
  options: ImportOptions,
): Promise<Read<T>> {
  const rows: T[] = []
  const account = await runImport(
    source,
    {
      columns,
      optional: ['reference'],
      schema,
      idColumn: columns[0] ?? '',
      idOf,
      apply: async (batch) => {
        rows.push(...batch.map((r) => r.value))
        return { written: batch.length, unchanged: 0, refused: [] }
      },
    },
    options,
  )
  return { rows, account }
}
