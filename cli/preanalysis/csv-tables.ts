/** The same as tables for a spreadsheet: one file a subject, every row, numbers with a decimal point, column names in English whatever the page's language. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dateOf } from '../../domain/coding/line.ts'
import { weeksToProve } from '../../domain/preanalysis/rollout.ts'
import { writeCsv } from '../coding/files.ts'
import { BUSINESS, businessCells, reference } from './csv-business.ts'
import { potentialTable } from './csv-potential.ts'
import type { Page } from './page.ts'
import { range } from './sections/experience.ts'
import { practicesTold } from './sections/practices.ts'

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export async function writeTables(folder: string, page: Page): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const files = Object.entries(tablesOf(page))
  for (const [name, { header, rows }] of files)
    await writeCsv(
      join(folder, `${name}.csv`),
      header,
      rows.map((row) => row.map(cell)),
    )
  return files.map(([name]) => `${name}.csv`)
}

/** A name that begins like a formula would be computed by a spreadsheet: it is marked as text. */
const FORMULA = /^[=+\-@\t\r]/
const DECIMALS = 4

export function cell(value: string | number): string {
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value
  return Number.isFinite(value) ? String(Number(value.toFixed(DECIMALS))) : ''
}

export function tablesOf(page: Page): Readonly<Record<string, Table>> {
  const { analysis, names } = page
  return {
    promises: {
      header: ['target', 'automatic', 'low', 'high', 'draws', 'accepted', 'wrong', 'wrong_at_most'],
      rows: analysis.promises.map(({ target, automatic: a, draws, accepted, wrong, bound }) => [
        target,
        a.share,
        a.low,
        a.high,
        draws.map(cell).join(' '),
        accepted,
        wrong,
        bound,
      ]),
    },
    levels: {
      header: ['level', 'reached', 'invoices', 'wrong', 'wrong_at_most', ...BUSINESS],
      rows: analysis.levels.map((l) => [
        l.level,
        l.score === undefined ? 'no' : 'yes',
        l.invoices,
        l.wrong,
        l.bound,
        ...businessCells(l.business),
      ]),
    },
    'business-case': {
      header: ['case', 'invoices_a_year', ...BUSINESS],
      rows: [
        ['this ledger', analysis.figures.invoicesAYear, ...businessCells(analysis.business)],
        reference(),
      ],
    },
    months: {
      header: ['month', 'invoices', 'automatic', 'control_or_probe', 'wrong'],
      rows: analysis.months.map((m) => [m.month, m.invoices, m.automatic, m.seen, m.wrong]),
    },
    areas: potentialTable(analysis, 'area', analysis.areas, (key) => key),
    suppliers: potentialTable(analysis, 'supplier', analysis.suppliers, names.supplier),
    accounts: potentialTable(analysis, 'account', analysis.accounts, names.account),
    'roll-out': {
      header: ['area', 'wave', 'why', 'automatic', 'accepted', 'wrong', 'weeks_to_proof'],
      rows: analysis.plan.map((step) => [
        step.area,
        step.wave,
        step.why,
        step.potential.automatic.share,
        step.potential.accepted,
        step.potential.wrong,
        weeksToProve([step], analysis.promises[0].target, analysis.weeks),
      ]),
    },
    'look-alike-accounts': {
      header: [
        'keep',
        'merge',
        'places',
        'mixed_invoices',
        'confused',
        'lines_right',
        'invoices_right',
        'lines_uniform',
        'supplier',
        'institution',
      ],
      rows: analysis.lookAlikes.map((p) => [
        names.account(p.keep),
        names.account(p.merge),
        p.places,
        p.mixed,
        p.confused,
        p.gain.right,
        p.gain.invoices,
        p.gain.uniform,
        p.supplierName,
        names.institution(p.department),
      ]),
    },
    'rare-accounts': {
      header: ['account', 'lines_last_year', 'lines', 'last_used', 'suppliers', 'otherwise_on'],
      rows: analysis.rare.rare.map((a) => [
        names.account(a.account),
        a.linesOfYear,
        a.lines,
        dateOf(a.lastUsed),
        a.suppliers,
        a.beside && names.account(a.beside),
      ]),
    },
    practices: {
      header: ['supplier', 'practices', 'lines_otherwise'],
      rows: analysis.practices.map((p) => [p.supplierName, practicesTold(p, page), p.otherwise]),
    },
    experience: {
      header: ['alike', 'patterns', 'suppliers', 'lines_last_year'],
      rows: analysis.experience.steps.map((s) => [range(s), s.patterns, s.suppliers, s.linesOfYear]),
    },
    'short-of-twenty': {
      header: ['supplier', 'institution', 'alike', 'lines', 'lines_last_year', 'years_to_go'],
      rows: analysis.experience.near.map((p) => [
        p.supplierName || names.supplier(p.supplier),
        names.institution(p.department),
        p.uniform,
        p.lines,
        p.linesOfYear,
        p.yearsToGo,
      ]),
    },
  }
}
