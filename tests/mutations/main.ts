/** `npm run --silent mutations -- [--json] [--fuzz N [--seed N]]`: the table of planted defects and harmless edits, or N fuzzed documents. */
import { parseArgs } from 'node:util'
import { examples } from './accepted.ts'
import { fuzz } from './fuzz.ts'
import { runSuite } from './suite.ts'
import { table } from './table.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, fuzz: { type: 'string' }, seed: { type: 'string' } },
})
if (values.fuzz) {
  console.log(
    JSON.stringify(fuzz(examples(), Number(values.fuzz), Number(values.seed ?? Date.now() % 2 ** 31))),
  )
} else {
  const suite = runSuite()
  console.log(values.json ? JSON.stringify(suite) : table(suite))
}
