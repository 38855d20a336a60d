/** Files of the commands that try the coder on a ledger: read with an account of what was refused, written as CSV. */
import { access, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { ChartRow } from '../../domain/coding/chart.ts'
import type { ImportAccount } from '../../intake/register/account.ts'
import { readCodingChart } from '../../intake/register/coded-lines.ts'
import { openRegister } from '../../intake/register/csv.ts'
import type { Read } from '../../intake/register/import.ts'
import type { Cli } from '../cli.ts'
import { csvRow } from '../csv.ts'
import { Usage } from '../exit.ts'
import { brief } from '../sentences.ts'

/** Refused rows of a file that are told one by one. */
const ROWS_TOLD = 5

/** What reading has to say. */
export type Notes = Pick<Cli, 'note'>

/** The rows of a file that can be used; of the others it is said which and why. */
export async function rowsOf<T>(
  cli: Notes,
  file: string,
  read: (source: Readable) => Promise<Read<T>>,
): Promise<readonly T[]> {
  await access(file).catch(() => {
    throw new Usage(`cannot read ${file}`)
  })
  const { rows, account } = await read(openRegister(file))
  tell(cli, file, account)
  return rows
}

/** The chart, where a file is named. */
export async function codingChart(
  cli: Notes,
  file: string | undefined,
): Promise<readonly ChartRow[] | undefined> {
  return file === undefined ? undefined : rowsOf(cli, file, readCodingChart)
}

function tell(cli: Notes, file: string, { read, refusedCount, refused }: ImportAccount): void {
  if (refusedCount === 0) return
  cli.note(`${file}: ${refusedCount} of ${read} rows cannot be used:`)
  for (const { row, field, why, code } of refused.slice(0, ROWS_TOLD))
    cli.note(`  line ${row}, ${field || 'the row'}: ${why} (${brief(code)})`)
  if (read === 0) throw new Usage(`${file} has no rows`)
}

export async function writeCsv(
  file: string,
  header: readonly string[],
  rows: Iterable<readonly string[]>,
): Promise<void> {
  const lines = [csvRow(header)]
  for (const row of rows) lines.push(csvRow(row))
  await writeFile(file, lines.join(''))
}
