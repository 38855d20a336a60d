/** `npm run faults -- kill`: nights on real processes, in which processes are killed; see HELP. */
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import { type FaultOptions, HELP, parseOptions } from './options.ts'
import { type Night, rehearse } from './rehearse.ts'
import { isClean, report } from './report.ts'

const EXIT_DIFFERS = 1
const EXIT_USAGE = 2

const log = (line: string): void => console.error(line)

async function main(): Promise<number> {
  const options = read(process.argv.slice(2))
  if (!options) return EXIT_USAGE
  if (options.help) {
    console.log(HELP)
    return 0
  }
  const nights: Night[] = []
  try {
    await allTargets(options, nights)
  } finally {
    if (options.json) console.log(JSON.stringify({ clean: nights.every(isClean), nights }))
    else for (const line of report(nights)) console.log(line)
  }
  return nights.every(isClean) ? 0 : EXIT_DIFFERS
}

function read(args: readonly string[]): FaultOptions | undefined {
  try {
    return parseOptions(args)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    return undefined
  }
}

async function allTargets(options: FaultOptions, nights: Night[]): Promise<void> {
  const { targets, first, invoices, keep } = options
  const seeds = Array.from({ length: options.seeds }, (_, i) => first + i)
  let open: Rehearsal | undefined
  // The services stop themselves when this process ends; the workers are told here.
  process.on('exit', () => {
    for (const worker of open?.workers ?? []) worker.abandon()
  })
  const opened = (rehearsal: Rehearsal) => {
    open = rehearsal
  }
  const night = (one: Night) => {
    nights.push(one)
    for (const line of report([one])) log(line)
  }
  for (const target of targets) await rehearse({ target, seeds, invoices, log, opened, night, keep })
}

try {
  process.exit(await main())
} catch (error) {
  console.error(error)
  process.exit(EXIT_DIFFERS)
}
