/** The columns of a business case as a table, and the row of the municipality that it is seen beside. */
import { type BusinessCase, type End, REFERENCE } from '../../domain/preanalysis/business.ts'

const ORE = 100

/** Of the reference only three figures are known. */
export function reference(): readonly (string | number)[] {
  const known: Readonly<Record<string, number>> = {
    automatic_a_year: REFERENCE.automaticAYear,
    net_low: REFERENCE.saved[0] / ORE,
    net_high: REFERENCE.saved[1] / ORE,
  }
  return ['reference', REFERENCE.invoicesAYear, ...BUSINESS.map((name) => known[name] ?? '')]
}

const ENDS = ['automatic', 'gross', 'robot', 'fixed', 'mending', 'net', 'as_reference']
export const BUSINESS = [
  'automatic_a_year',
  'wrong_a_year',
  'wrong_a_year_at_most',
  ...['low', 'high'].flatMap((end) => ENDS.map((name) => `${name}_${end}`)),
]

export function businessCells({ automaticAYear, wrongAYear, low, high }: BusinessCase): readonly number[] {
  const kroner = (end: End): readonly number[] => [
    end.automatic,
    ...[end.gross, end.robot, end.fixed, end.mending, end.net, end.asReference].map((ore) => ore / ORE),
  ]
  return [automaticAYear, wrongAYear, high.wrong, ...kroner(low), ...kroner(high)]
}
