/** `npm run --silent bench -- NAME [--json]`: measures, each beside something else in the same run. */
import { bound } from './coding/bound.ts'
import { coding } from './coding/coding.ts'
import { growth, growthTold } from './coding/growth/growth.ts'
import { noise } from './coding/noise/noise.ts'
import { noiseTold } from './coding/noise/told.ts'
import { duplicates } from './duplicates.ts'
import { history } from './history.ts'
import { throughput } from './throughput.ts'
import { report } from './validate/report.ts'
import { validate } from './validate/validate.ts'

type Log = (line: string) => void
type Bench = (log: Log, json: boolean) => Promise<unknown>

/** A measurement, and how a reader is told of it where that is not as the data stand. */
const shown =
  <T>(measure: (log: Log) => T | Promise<T>, told: (result: T) => unknown = (result) => result): Bench =>
  async (log, json) => {
    const result = await measure(log)
    return json ? JSON.stringify(result) : told(result)
  }

const BENCHES: Readonly<Record<string, Bench>> = {
  history: shown(history),
  throughput: shown(throughput),
  validate: shown(validate, report),
  duplicates: shown(duplicates),
  coding: shown(coding),
  bound: shown(bound),
  noise: shown(noise, noiseTold),
  growth: shown(growth, growthTold),
}
const HELP = `Usage: npm run --silent bench -- ${Object.keys(BENCHES).join('|')} [--json]

  history     events in the history of an automatic invoice (goal: at most 18)
  throughput  invoices a second from the ERP's list to its journal, over bare one-activity workflows a second (goal: at least 0.6)
  validate    planted defects, harmless edits, fuzzed and hostile documents; a document with all rules over parsing alone (goal: at most 3)
  duplicates  disguised copies among real invoices, beside SAP's and Oracle's rules (goal: 97 % found, at most 2 % of genuine and 15 % of look-alikes flagged)
  bound       how often a threshold breaks its promise where the truth is known, in 2,000 drawn windows each (goal: at most 5 of 100)
  coding      whole ledgers walked by week and judged beside a strong peer, where both are on this machine; many minutes (BENCH_LEDGERS names some)
  noise       a ledger walked with wrong labels, a split account, a supplier that changes and a reviewer who is always wrong: errors against the truth, and how long
              they last (BENCH_LEDGERS names ledgers: examples, or those beside the project); some minutes
  growth      the learned coder trained on 30,000 to 300,000 lines, each in a process of its own (goals: linear, at most 1.5 GB, 0.5 ms a line predicted); many minutes

  --json      one line of JSON on standard output; progress goes to standard error`

const [name = '', ...flags] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (!bench || flags.includes('--help')) {
  console.log(HELP)
  process.exit(bench || name === '--help' ? 0 : 2)
}
console.log(await bench((line) => console.error(line), flags.includes('--json')))
