/** Writes CSV as RFC 4180 has it, with line feeds, and reads the ledger that the examples are made from. */
import { parse } from 'csv-parse/sync'
import { csvRow } from '../../cli/csv.ts'

export const toCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map(csvRow).join('')

export const fromCsv = (text: string): readonly Record<string, string>[] =>
  parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[]
