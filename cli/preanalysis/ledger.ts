/** The ledger of a pre-analysis, in either form: as councils publish theirs, or as the municipality's own is imported; with the names of what stands in it. */
import { z } from 'zod'
import { type Day, dayOf } from '../../domain/coding/line.ts'
import type { CodedLine } from '../../intake/register/coded-lines.ts'
import { csvRows, openRegister } from '../../intake/register/csv.ts'
import { areaName, code, freeText, gln } from '../../intake/register/fields.ts'
import { type ImportedLine, LEDGER_COLUMNS, ledgerRow } from '../../intake/register/ledger-row.ts'
import { codedLines, type Notes } from '../coding/files.ts'
import { Usage } from '../exit.ts'
import { readRows } from './read-rows.ts'

export interface LedgerFiles {
  readonly ledger: string
  readonly institutions?: string
  readonly suppliers?: string
}

export interface Names {
  /** An institution as people call it. */
  readonly institution: (department: string) => string
  readonly area: (department: string) => string
}

export interface NamedLedger {
  readonly lines: readonly CodedLine[]
  readonly names: Names
  /** Coded by a robot: they teach nothing, and measure nothing. */
  readonly byRobot: number
}

export async function namedLedger(cli: Notes, files: LedgerFiles): Promise<NamedLedger> {
  const header = await headerOf(files.ledger)
  if (!LEDGER_COLUMNS.every((column) => header.includes(column)))
    return { lines: await codedLines(cli, files.ledger), names: PUBLISHED, byRobot: 0 }
  const rows = await readRows(cli, files.ledger, LEDGER_COLUMNS, ledgerRow, (row) => row.lineId)
  const suppliers = files.suppliers
    ? await readRows(cli, files.suppliers, SUPPLIER_COLUMNS, supplier, (row) => row.creditor_no)
    : []
  const nameOf = new Map(suppliers.map((s) => [s.creditor_no, s.name]))
  const byPeople = rows.filter((row) => row.codedBy.kind !== 'robot')
  return {
    lines: byPeople.map((row) => ({ ...codedLineOf(row), supplierName: nameOf.get(row.creditorNo) ?? '' })),
    names: await registerNames(cli, files.institutions),
    byRobot: rows.length - byPeople.length,
  }
}

async function headerOf(file: string): Promise<readonly string[]> {
  try {
    for await (const row of csvRows(openRegister(file)))
      return 'values' in row ? row.values.map((name) => name.trim()) : []
  } catch {
    throw new Usage(`cannot read ${file}`)
  }
  return []
}

function codedLineOf(row: ImportedLine): CodedLine {
  return {
    lineId: row.lineId,
    day: dayOf(row.bookedOn) as Day,
    supplierId: row.creditorNo,
    supplierName: '',
    department: row.gln,
    text: row.text,
    amount: row.net,
    documentNo: row.supplierInvoiceNo ?? row.documentId,
    reference: '',
    account: row.coding.account,
    // The institution says the cost centre; what else is coded stands here.
    costCentre: Object.entries(row.coding.dimensions)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join(';'),
  }
}

const SUPPLIER_COLUMNS = ['creditor_no', 'name', 'cvr', 'street', 'postcode', 'city', 'accounts'] as const
const supplier = z.object({ creditor_no: code, name: freeText })
const INSTITUTION_COLUMNS = ['gln', 'name', 'cost_centre', 'area'] as const
const institution = z.object({ gln, name: freeText, area: areaName })

async function registerNames(cli: Notes, file: string | undefined): Promise<Names> {
  const rows = file ? await readRows(cli, file, INSTITUTION_COLUMNS, institution, (row) => row.gln) : []
  const known = new Map(rows.map((row) => [row.gln, row]))
  return {
    institution: (department) => known.get(department)?.name ?? department,
    area: (department) => known.get(department)?.area ?? department,
  }
}

/** `area|institution`, either of which may be empty. */
const PUBLISHED: Names = {
  institution: (department) =>
    department
      .split('|')
      .filter((part) => part !== '')
      .join(' · '),
  area: (department) => department.split('|').find((part) => part !== '') ?? '',
}
