/** `npm run --silent bench -- history|throughput [--json]`: measures, each beside something else in the same run. */
import { history } from './history.ts'
import { throughput } from './throughput.ts'

const BENCHES = { history, throughput } as const
const HELP = `Usage: npm run --silent bench -- history|throughput [--json]

  history     events in the history of an automatic invoice (goal: at most 18)
  throughput  invoices a second from the ERP's list to its journal, over bare one-activity workflows a second (goal: at least 0.6)

  --json      one line of JSON on standard output; progress goes to standard error`

const [name = '', ...flags] = process.argv.slice(2)
const bench = name in BENCHES ? BENCHES[name as keyof typeof BENCHES] : undefined
if (!bench || flags.includes('--help')) {
  console.log(HELP)
  process.exit(bench || name === '--help' ? 0 : 2)
}
const result = await bench((line) => console.error(line))
console.log(flags.includes('--json') ? JSON.stringify(result) : result)
