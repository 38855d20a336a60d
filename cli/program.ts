/** The program: its commands, and how an error becomes a sentence and an exit code. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { Cli } from './cli.ts'
import type { AddCommand } from './command.ts'
import { addGroup } from './command.ts'
import { accountsList } from './commands/accounts-list.ts'
import { areasCeiling } from './commands/areas-ceiling.ts'
import { areasCpr } from './commands/areas-cpr.ts'
import { areasDeadline } from './commands/areas-deadline.ts'
import { areasList } from './commands/areas-list.ts'
import { areasSet } from './commands/areas-set.ts'
import { areasShadow } from './commands/areas-shadow.ts'
import { backtest } from './commands/backtest.ts'
import { code as codeLines } from './commands/code.ts'
import { doctor } from './commands/doctor.ts'
import { duplicates } from './commands/duplicates.ts'
import { explain } from './commands/explain.ts'
import { importAll } from './commands/import.ts'
import { intakeChanges } from './commands/intake-changes.ts'
import { intakeRun } from './commands/intake-run.ts'
import { intakeSchedule } from './commands/intake-schedule.ts'
import { invoiceList } from './commands/invoice-list.ts'
import { invoiceReplay } from './commands/invoice-replay.ts'
import { invoiceShow } from './commands/invoice-show.ts'
import { modelAgreement } from './commands/model-agreement.ts'
import { modelShow } from './commands/model-show.ts'
import { modelTrain } from './commands/model-train.ts'
import { modelUse } from './commands/model-use.ts'
import { preanalysis } from './commands/preanalysis.ts'
import { quarantineList } from './commands/quarantine-list.ts'
import { quarantineRetry } from './commands/quarantine-retry.ts'
import { reconcile } from './commands/reconcile.ts'
import { reviewDecide } from './commands/review-decide.ts'
import { reviewList } from './commands/review-list.ts'
import { reviewShow } from './commands/review-show.ts'
import { rulesStats } from './commands/rules-stats.ts'
import { submit } from './commands/submit.ts'
import { validate } from './commands/validate.ts'
import { EXIT, EXIT_HELP, Usage } from './exit.ts'
import { stopOf } from './failure.ts'
import { said } from './sentences.ts'

interface Group {
  readonly description: string
  readonly commands: readonly AddCommand[]
}

const GROUPS: Readonly<Record<string, Group>> = {
  import: { description: 'Read registers and the ledger from CSV files', commands: [importAll] },
  intake: {
    description: 'The night: take in what has arrived in the ERP',
    commands: [intakeRun, intakeChanges, intakeSchedule],
  },
  invoice: {
    description: 'Look at invoices, and compute a decision again',
    commands: [invoiceList, invoiceShow, invoiceReplay],
  },
  review: {
    description: 'What waits for people, and their decisions',
    commands: [reviewList, reviewShow, reviewDecide],
  },
  quarantine: {
    description: 'Documents that could not be read',
    commands: [quarantineList, quarantineRetry],
  },
  model: {
    description: 'Train a coder, see what it can promise, and let it speak in the shadow',
    commands: [modelTrain, modelShow, modelUse, modelAgreement],
  },
  accounts: { description: 'What invoices are coded on', commands: [accountsList] },
  areas: {
    description: 'How far the robot is let in, area by area',
    commands: [areasList, areasSet, areasDeadline, areasCeiling, areasCpr, areasShadow],
  },
  rules: { description: 'What the rules found, and what became of it', commands: [rulesStats] },
}
const SINGLE: readonly AddCommand[] = [
  submit,
  validate,
  reconcile,
  doctor,
  codeLines,
  backtest,
  preanalysis,
  duplicates,
  explain,
]

/** Runs one command line; answers the exit code. Never throws for what a person did. */
export async function runCli(args: readonly string[], cli: Cli): Promise<number> {
  let code: number = EXIT.ok
  const program = programOf(cli, (ended) => {
    code = ended
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    return failed(error, cli)
  } finally {
    await cli.servers.close()
  }
}

function programOf(cli: Cli, end: (code: number) => void): Command {
  const program = new Command('fakturabehandling')
    .description('Handles supplier invoices by itself where that is safe, and hands the rest to people.')
    // A command may have a command of its own, and both an option of one name.
    .enablePositionalOptions()
    .addHelpText(
      'after',
      `
Servers: beside a running \`npm start\` nothing needs to be set; otherwise TEMPORAL_ADDRESS, MONGODB_URI, ERP_URL, ERP_TOKEN, CONTROL_KEY.

Example:
  npm run --silent cli -- invoice list --state waiting
${EXIT_HELP}`,
    )
  const configured = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => cli.say(text.trimEnd()),
        writeErr: (text) => cli.note(text.trimEnd()),
      })
      .showHelpAfterError('(see --help)')
  configured(program)
  for (const [name, { description, commands }] of Object.entries(GROUPS)) {
    const group = addGroup(program, name, description)
    for (const add of commands) add(group, cli, end)
  }
  for (const add of SINGLE) add(program, cli, end)
  const all = (command: Command): void => {
    for (const inner of command.commands) all(configured(inner))
  }
  all(program)
  return program
}

function failed(error: unknown, cli: Cli): number {
  // Commander has said its own; what an action found wrong with an argument nobody has said yet.
  if (error instanceof InvalidArgumentError) cli.note(error.message)
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (error instanceof Usage) {
    cli.note(error.message)
    return EXIT.usage
  }
  const stop = stopOf(error)
  if (!stop) throw error
  for (const line of said(stop.code, stop.detail)) cli.note(line)
  return stop.exit
}
