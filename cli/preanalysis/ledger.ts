/** The ledger of a pre-analysis, with the names of what stands in it. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { CodedLine } from '../../intake/register/coded-lines.ts'
import { areaName, code, freeText, gln } from '../../intake/register/fields.ts'
import { readRows } from '../../intake/register/import.ts'
import { type Notes, rowsOf } from '../coding/files.ts'
import { ledgerFile } from '../coding/ledger-file.ts'

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
}

export async function namedLedger(cli: Notes, files: LedgerFiles): Promise<NamedLedger> {
  const { form, lines } = await ledgerFile(cli, files.ledger)
  if (form === 'published') return { lines, names: PUBLISHED }
  const suppliers = files.suppliers ? await rowsOf(cli, files.suppliers, readSupplierNames) : []
  const nameOf = new Map(suppliers.map((s) => [s.creditor_no, s.name]))
  return {
    lines: lines.map((line) => ({ ...line, supplierName: nameOf.get(line.supplierId) ?? '' })),
    names: await registerNames(cli, files.institutions),
  }
}

/** The names alone, of a supplier of whom nothing else need be known. */
const readSupplierNames = (source: Readable) =>
  readRows(source, {
    columns: ['creditor_no', 'name', 'cvr', 'street', 'postcode', 'city', 'accounts'],
    optional: [],
    schema: z.object({ creditor_no: code, name: freeText }),
    idColumn: 'creditor_no',
    idOf: (row) => row.creditor_no,
  })

const readInstitutionNames = (source: Readable) =>
  readRows(source, {
    columns: ['gln', 'name', 'cost_centre', 'area'],
    optional: [],
    schema: z.object({ gln, name: freeText, area: areaName }),
    idColumn: 'gln',
    idOf: (row) => row.gln,
  })

async function registerNames(cli: Notes, file: string | undefined): Promise<Names> {
  const rows = file ? await rowsOf(cli, file, readInstitutionNames) : []
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
