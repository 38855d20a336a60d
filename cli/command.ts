/** One command of the program, with what all have in common: `--json`, an example, the exit codes. */
import type { Command } from 'commander'
import type { Cli } from './cli.ts'
import { EXIT_HELP } from './exit.ts'

/** Adds a command under `parent`; what its action answers is the exit code. */
export type AddCommand = (parent: Command, cli: Cli, end: (code: number) => void) => void

export interface About {
  readonly description: string
  readonly examples: readonly string[]
}

export function addCommand(parent: Command, usage: string, { description, examples }: About): Command {
  const shown = examples.map((example) => `  npm run --silent cli -- ${example}`).join('\n')
  return parent
    .command(usage)
    .description(description)
    .option('--json', 'answer as JSON, for machines')
    .addHelpText('after', `\nExample:\n${shown}\n${EXIT_HELP}`)
}

export function addGroup(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description)
}
