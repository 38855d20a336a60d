import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { erpAccount, erpSupplier, instant, period } from '../wire.ts'
import type { Command } from './commands.ts'
import type { Engine } from './engine.ts'

/** Fills an empty store from a folder of CSV files and documents. Broken off half-way, it is done again in full. */
const optional = z.string().transform((value) => (value === '' ? undefined : value))

const chartRow = z
  .object({ account: z.string(), name: z.string(), open_from: optional, closed_from: optional })
  .transform((row) =>
    erpAccount.parse({
      account: row.account,
      name: row.name,
      openFrom: row.open_from,
      closedFrom: row.closed_from,
    }),
  )
const supplierRow = z
  .object({ creditor_no: z.string(), name: z.string(), cvr: optional, accounts: z.string() })
  .transform((row) =>
    erpSupplier.parse({
      creditorNo: row.creditor_no,
      name: row.name,
      cvr: row.cvr,
      accounts: row.accounts.split(' ').filter((account) => account !== ''),
    }),
  )
const periodRow = z.object({ period, state: z.enum(['open', 'closed']) })
const arrivalRow = z.object({ document_id: z.string(), file: z.string(), arrived_at: instant })

export async function seed(engine: Engine, folder: string): Promise<void> {
  if (await engine.read((state) => state.seeded)) return
  const chart = await rowsOf(join(folder, 'chart.csv'), chartRow)
  const suppliers = await rowsOf(join(folder, 'suppliers.csv'), supplierRow)
  const periods = await rowsOf(join(folder, 'erp', 'periods.csv'), periodRow)
  const arrivals = await rowsOf(join(folder, 'tonight', 'arrivals.csv'), arrivalRow)
  const master: readonly Command[] = [
    ...chart.map((account) => ({ type: 'setAccount' as const, account })),
    ...suppliers.map((supplier) => ({ type: 'setSupplier' as const, supplier })),
    ...periods.map((row) => ({
      type: 'setPeriod' as const,
      period: row.period,
      closed: row.state === 'closed',
    })),
  ]
  await Promise.all(master.map(engine.execute))
  for (const row of arrivals) {
    const fileName = basename(row.file)
    const bytes = await readFile(join(folder, 'tonight', 'documents', fileName))
    const sha256 = await engine.bytes.put(bytes)
    const answer = await engine.execute({
      type: 'arrive',
      arrival: {
        documentId: row.document_id,
        arrivedAt: row.arrived_at,
        fileName,
        size: bytes.length,
        sha256,
      },
    })
    if (answer.kind === 'refused') throw new Error(`${row.document_id} in arrivals.csv: ${answer.detail}`)
  }
  await engine.execute({ type: 'markSeeded' })
}

async function rowsOf<T>(path: string, row: z.ZodType<T>): Promise<readonly T[]> {
  const rows: unknown[] = parse(await readFile(path), { columns: true, bom: true, skip_empty_lines: true })
  return rows.map((value, index) => {
    try {
      return row.parse(value)
    } catch (error) {
      throw new Error(
        `Row ${index + 2} of ${path} cannot be read: ${error instanceof Error ? error.message : error}`,
      )
    }
  })
}
