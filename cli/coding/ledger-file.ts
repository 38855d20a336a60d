/** A ledger's file in either form: as councils publish theirs, or as the municipality's own is imported. Its columns say which it is. */
import { dayOf } from '../../domain/coding/line.ts'
import { CODED_LINE_COLUMNS, type CodedLine, readCodedLines } from '../../intake/register/coded-lines.ts'
import { csvRows, openRegister } from '../../intake/register/csv.ts'
import { type ImportedLine, LEDGER_COLUMNS, readLedger } from '../../intake/register/ledger-row.ts'
import { Usage } from '../exit.ts'
import { type Notes, rowsOf } from './files.ts'

interface LedgerFile {
  readonly form: 'published' | 'own'
  readonly lines: readonly CodedLine[]
}

/** What people coded. What a robot coded teaches nothing and measures nothing: it is left out, and that is said. */
export async function ledgerFile(cli: Notes, file: string): Promise<LedgerFile> {
  const { form, lines, byRobot } = await wholeFile(cli, file)
  if (byRobot.size === 0) return { form, lines }
  cli.note(`${byRobot.size} lines were coded by a robot and are left out.`)
  return { form, lines: lines.filter((line) => !byRobot.has(line.lineId)) }
}

export async function codedLines(cli: Notes, file: string): Promise<readonly CodedLine[]> {
  return (await ledgerFile(cli, file)).lines
}

/** Lines that are to be coded, whoever has coded them. */
export async function askedLines(cli: Notes, file: string): Promise<readonly CodedLine[]> {
  return (await wholeFile(cli, file)).lines
}

async function wholeFile(
  cli: Notes,
  file: string,
): Promise<LedgerFile & { readonly byRobot: ReadonlySet<string> }> {
  const header = await headerOf(file)
  const lacks = (columns: readonly string[]) => columns.filter((column) => !header.includes(column))
  if (lacks(LEDGER_COLUMNS).length === 0) {
    const rows = await rowsOf(cli, file, readLedger)
    const robots = rows.filter((row) => row.codedBy.kind === 'robot')
    return { form: 'own', lines: rows.map(codedLineOf), byRobot: new Set(robots.map((row) => row.lineId)) }
  }
  // A header that cannot be read at all is told by whoever reads the rows.
  if (header.length > 0 && lacks(CODED_LINE_COLUMNS).length > 0)
    throw new Usage(`${file} has the columns of neither form of a ledger.
  As councils publish theirs, it lacks ${lacks(CODED_LINE_COLUMNS).join(', ')}.
  As the municipality's own is imported, it lacks ${lacks(LEDGER_COLUMNS).join(', ')}.`)
  return { form: 'published', lines: await rowsOf(cli, file, readCodedLines), byRobot: new Set() }
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
    day: dayOf(row.bookedOn),
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
