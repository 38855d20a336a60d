/** The command line on a town: the program as it is, with the town's servers in place of those of the environment. */
import type { Cli } from '../../cli/cli.ts'
import { runCli } from '../../cli/program.ts'
import type { Servers } from '../../cli/servers.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Erp } from '../../erp/port.ts'
import { SOURCE } from '../../scripts/rehearsal/registers.ts'
import type { Town } from '../town.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly notes: string
}

export interface CommandLine {
  readonly run: (...args: readonly string[]) => Promise<Ran>
  /** With `--json`; answers the exit code and the value. */
  readonly json: <T>(...args: readonly string[]) => Promise<{ readonly code: number; readonly value: T }>
}

/** The words that approve what a person has just been shown. */
export async function approval({ store }: Town, id: InvoiceId): Promise<readonly string[]> {
  return ['--approve', String((await store.records.get(id, ['proposal']))?.proposal?.run)]
}

/** `change` may stand in the way of a server, as in `TownOptions`; at a terminal commands ask. */
export function commandLine(
  town: Town,
  change: { readonly erp?: (erp: Erp) => Erp; readonly terminal?: boolean } = {},
): CommandLine {
  const servers: Servers = {
    settings: async () => ({
      source: SOURCE,
      namespace: town.client.options.namespace,
      controlKey: town.world.controlKey,
      ui: 'http://127.0.0.1:8233',
    }),
    store: async () => town.store,
    client: async () => town.client,
    erp: async () => change.erp?.(town.erp) ?? town.erp,
    close: async () => undefined,
  }
  const run = async (...args: readonly string[]): Promise<Ran> => {
    const out: string[] = []
    const notes: string[] = []
    const cli: Cli = {
      servers,
      say: (line) => void out.push(line),
      note: (line) => void notes.push(line),
      terminal: change.terminal ?? false,
      now: () => new Date(),
    }
    const code = await runCli(args, cli)
    return { code, out: out.join('\n'), notes: notes.join('\n') }
  }
  return {
    run,
    json: async (...args) => {
      const { code, out } = await run(...args, '--json')
      return { code, value: JSON.parse(out) }
    },
  }
}
