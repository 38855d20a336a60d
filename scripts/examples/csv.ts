/** Writes CSV as RFC 4180 has it, with line feeds, and reads the ledger that the examples are made from. */
import { parse } from 'csv-parse/sync'

const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

export const toCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('')

export const fromCsv = (text: string): readonly Record<string, string>[] =>
  parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[]
