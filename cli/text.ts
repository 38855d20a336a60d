/** Text for a terminal: tables, dates and amounts as a Danish reader writes them, and nothing that could steer the terminal. */
import { DateTime } from 'luxon'
import { ZONE } from '../domain/review/deadline.ts'

/** Texts of documents may hold control and direction characters: they are never written to a terminal. */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const GAP = '  '

export function printable(text: string): string {
  return text.replace(STEERING, ' ')
}

/** Columns as wide as their widest cell; those in `right` (by number) are set to the right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): readonly string[] {
  const cells = [header, ...rows].map((row) => row.map(printable))
  const widths = header.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)))
  return cells.map((row) =>
    row
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join(GAP)
      .trimEnd(),
  )
}

/** Name and value, one a line; those without a value are left out. */
export function fields(pairs: readonly (readonly [string, string | undefined])[]): readonly string[] {
  const there = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined)
  const width = Math.max(0, ...there.map(([name]) => name.length))
  return there.map(([name, value]) => `${name.padEnd(width)}${GAP}${printable(value)}`)
}

export function moment(at: Date): string {
  return DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm')
}

export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
