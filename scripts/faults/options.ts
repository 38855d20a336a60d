/** What `npm run faults` can be told. */
import { parseArgs } from 'node:util'
import { TARGETS, type Target } from './schedule.ts'

export interface FaultOptions {
  readonly help: boolean
  readonly json: boolean
  readonly targets: readonly Target[]
  /** The first seed, and how many follow it. */
  readonly first: number
  readonly seeds: number
  readonly invoices: number
  readonly keep: boolean
}

export const HELP = `npm run faults -- kill [--target TARGET] [--seeds 5] [--invoices 1000] [--json]

A rehearsal of a night on real processes of its own: while it runs, processes are killed with SIGKILL at moments that the
seed decides, 3 to 5 times, and started again on the same state after some seconds. The night must end by itself, and then
nothing may be lost, nothing posted twice, and nothing posted otherwise than was frozen.

  --target    worker      the two worker processes in turn, sometimes both
              erp         the ERP             (one kill in four takes another process along)
              store       the store           (the same)
              temporal    Temporal            (the same)
              mixed       one to four of all of them at once
              erp-faults  nothing is killed: the ERP is slow, down, throttles, fails after commit, in changing mixtures
              all         each of these, one after the other (default)
  --seeds     nights a target (default 5)
  --first     the first night's seed (default 1); the others follow it
  --invoices  documents a night (default 1000)
  --keep      keep the folder with state and logs
  --json      one line of JSON on standard output; progress goes to standard error

Exit codes: 0 every night ended and nothing differs, or --help; 1 something differs, or a night did not end; 2 unknown option;
130 Ctrl-C.

Example: npm run faults -- kill --target store --seeds 1
`

const MOST_SEEDS = 1_000
const MOST_INVOICES = 100_000

/** Throws an Error with one sentence where the arguments cannot be understood. */
export function parseOptions(args: readonly string[]): FaultOptions {
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { ...flag, short: 'h' },
      json: flag,
      keep: flag,
      target: { type: 'string', default: 'all' },
      first: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '5' },
      invoices: { type: 'string', default: '1000' },
    },
  })
  if (!values.help && (positionals.length !== 1 || positionals[0] !== 'kill'))
    throw new Error('The only command is: kill')
  return {
    help: values.help,
    json: values.json,
    keep: values.keep,
    targets: targetsOf(values.target),
    first: whole('--first', values.first, Number.MAX_SAFE_INTEGER),
    seeds: whole('--seeds', values.seeds, MOST_SEEDS),
    invoices: whole('--invoices', values.invoices, MOST_INVOICES),
  }
}

function targetsOf(text: string): readonly Target[] {
  if (text === 'all') return TARGETS
  const target = TARGETS.find((t) => t === text)
  if (!target) throw new Error(`--target is one of: ${TARGETS.join(', ')}, all`)
  return [target]
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`${name} is a whole number from 1 to ${most}`)
  return value
}
