/** A published or exported ledger, a line a row: what a coder is tried on before a municipality has imported anything. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { ChartRow } from '../../domain/coding/chart.ts'
import { dayOf, type LineFacts } from '../../domain/coding/line.ts'
import { date, freeText, kroner, matching, perhaps } from './fields.ts'
import { readRows } from './import.ts'

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

export const readCodedLines = (source: Readable) =>
  readRows<CodedLine>(source, {
    columns: CODED_LINE_COLUMNS,
    optional: ['reference'],
    schema: line,
    idColumn: 'line_id',
    idOf: ({ lineId }) => lineId,
  })

export const readCodingChart = (source: Readable) =>
  readRows<ChartRow>(source, {
    columns: CODING_CHART_COLUMNS,
    optional: [],
    schema: chartRow,
    idColumn: 'account',
    idOf: ({ account, costCentre, from }) => `${account}\x1f${costCentre}\x1f${from}`,
  })
