/** The ledger of a pre-analysis, with the names of what stands in it. */
import { z } from 'zod'
import type { CodedLine } from '../../intake/register/coded-lines.ts'
import { areaName, code, freeText, gln } from '../../intake/register/fields.ts'
import type { Notes } from '../coding/files.ts'
import { ledgerFile } from '../coding/ledger-file.ts'
import { readRows } from '../coding/read-rows.ts'

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
  const suppliers = files.suppliers
    ? await readRows(cli, files.suppliers, SUPPLIER_COLUMNS, supplier, (row) => row.creditor_no)
    : []
  const nameOf = new Map(suppliers.map((s) => [s.creditor_no, s.name]))
  return {
    lines: lines.map((line) => ({ ...line, supplierName: nameOf.get(line.supplierId) ?? '' })),
    names: await registerNames(cli, files.institutions),
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
