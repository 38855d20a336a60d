/** Potentials as a table: every row, and every goal with its ends. */
import type { Analysis } from '../../domain/preanalysis/analysis.ts'
import type { Potential } from '../../domain/preanalysis/potential.ts'
import type { Table } from './csv-tables.ts'

const ORE = 100

export function potentialTable(
  { levels, invoicesAYear, invoices, figures: { byHand } }: Analysis,
  what: string,
  rows: readonly Potential[],
  nameOf: (key: string) => string,
): Table {
  const aYear = invoicesAYear / Math.max(1, invoices)
  return {
    header: [
      what,
      'name',
      'lines',
      'invoices',
      'invoices_a_year',
      'automatic',
      'low',
      'high',
      'automatic_a_year',
      'accepted',
      'wrong',
      'wrong_at_most',
      ...levels.flatMap(({ level }) =>
        ['share', 'low', 'high', 'kroner_low', 'kroner_high'].map(
          (name) => `at_${Math.round(100 * level)}_${name}`,
        ),
      ),
    ],
    rows: rows.map((p) => [
      p.key,
      nameOf(p.key),
      p.lines,
      p.invoices,
      p.invoices * aYear,
      p.automatic.share,
      p.automatic.low,
      p.automatic.high,
      p.automaticInvoices * aYear,
      p.accepted,
      p.wrong,
      p.errorBound,
      ...p.atLevels.flatMap(({ share, low, high }) => [
        share,
        low,
        high,
        (low * p.invoices * aYear * byHand[0]) / ORE,
        (high * p.invoices * aYear * byHand[1]) / ORE,
      ]),
    ]),
  }
}
