/** `npm run --silent bench -- history|throughput|validate|duplicates|coding|bound [--json]`: measures, each beside something else in the same run. */
import { bound } from './coding/bound.ts'
import { coding } from './coding/coding.ts'
import { duplicates } from './duplicates.ts'
import { history } from './history.ts'
import { throughput } from './throughput.ts'
import { report } from './validate/report.ts'
import { validate } from './validate/validate.ts'

const BENCHES = { history, throughput, validate, duplicates, coding, bound } as const
const HELP = `Usage: npm run --silent bench -- history|throughput|validate|duplicates|coding|bound [--json]

  history     events in the history of an automatic invoice (goal: at most 18)
  throughput  invoices a second from the ERP's list to its journal, over bare one-activity workflows a second (goal: at least 0.6)
  validate    planted defects, harmless edits, fuzzed and hostile documents; a document with all rules over parsing alone (goal: at most 3)
  duplicates  disguised copies among real invoices, beside SAP's and Oracle's rules (goal: 97 % found, at most 2 % of genuine and 15 % of look-alikes flagged)
  bound       how often a threshold breaks its promise where the truth is known, in 2,000 drawn windows each (goal: at most 5 of 100)
  coding      whole ledgers walked by week and judged beside a strong peer, where both are on this machine; many minutes (BENCH_LEDGERS names some)

  --json      one line of JSON on standard output; progress goes to standard error`

const [name = '', ...flags] = process.argv.slice(2)
const bench = name in BENCHES ? BENCHES[name as keyof typeof BENCHES] : undefined
if (!bench || flags.includes('--help')) {
  console.log(HELP)
  process.exit(bench || name === '--help' ? 0 : 2)
}
const result = await bench((line) => console.error(line))
console.log(
  flags.includes('--json') ? JSON.stringify(result) : 'mutations' in result ? report(result) : result,
)
