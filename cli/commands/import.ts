import { access, constants, stat } from 'node:fs/promises'
import type { ImportAccount } from '../../intake/register/account.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'
import { COLUMNS, countLines, importRegister, REGISTERS, type Register } from '../registers.ts'
import { brief } from '../sentences.ts'
import { table } from '../text.ts'

/** Refused rows that a person is shown; `--json` has more. */
const ROWS_SHOWN = 20

interface Options extends CommonOptions {
  readonly dryRun?: boolean
}

const ABOUT: Readonly<Record<Register, string>> = {
  chart: 'The chart of accounts',
  suppliers: 'Creditors with their verified bank accounts',
  institutions: 'Institutions with cost centre and area; new areas begin with the robot off',
  people: 'Those who decide: roles, areas, ceilings, stand-ins (import institutions first)',
  ledger: 'Coded lines of earlier years (import chart, suppliers and institutions first)',
}

/** `import chart|suppliers|institutions|people|ledger FILE`. */
export const importAll: AddCommand = (parent, cli, end) => {
  for (const kind of REGISTERS) {
    addCommand(parent, `${kind} <file>`, {
      description: `${ABOUT[kind]}.\nCSV (or .csv.gz), UTF-8, header: ${COLUMNS[kind].join(',')}`,
      examples: [`import ${kind} examples/${kind}.csv${kind === 'ledger' ? '.gz' : ''} --dry-run`],
    })
      .option('--dry-run', 'read, check and compare, and write nothing')
      .action(async (file: string, options: Options) => {
        if (!(await isReadableFile(file))) throw new Usage(`cannot read ${file}`)
        const { source } = await cli.servers.settings()
        const store = await cli.servers.store()
        const shown = shows(cli, options)
        const bar = openBar(shown, `import ${kind}`, shown === 'bar' ? await countLines(file) : 0)
        const account = await importRegister(
          kind,
          file,
          { store, erp: source, now: cli.now() },
          {
            dryRun: options.dryRun === true,
            onProgress: bar.update,
          },
        ).finally(bar.stop)
        answer(cli, options, account, () => lines(account, options))
        if (account.refusedCount > 0) end(EXIT.no)
      })
  }
}

/** A folder is none. */
async function isReadableFile(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

function lines(account: ImportAccount, { dryRun }: Options): readonly string[] {
  const { read, written, unchanged, refusedCount, refused } = account
  const verb = dryRun ? 'would be written' : 'written'
  const total = `${read} rows read: ${written} ${verb}, ${unchanged} unchanged, ${refusedCount} refused.`
  if (refusedCount === 0) return [total]
  const shown = refused.slice(0, ROWS_SHOWN)
  const more = refusedCount - shown.length
  return [
    total,
    '',
    ...table(
      ['line', 'column', 'why', 'reason'],
      shown.map(({ row, field, why, code }) => [String(row), field, why, brief(code)]),
    ),
    ...(more > 0 ? [`… and ${more} more (--json shows up to 1000)`] : []),
  ]
}
