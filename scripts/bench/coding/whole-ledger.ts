/** A ledger that the coder is measured on: the shipped examples', always there, or one that lies beside the project where it is developed. */
import { existsSync } from 'node:fs'
import { namedLedger } from '../../../cli/preanalysis/ledger.ts'
import type { CodedLine } from '../../../intake/register/coded-lines.ts'
import { dataOf, LEDGERS } from './ledgers.ts'

export const EXAMPLES = 'examples'

export interface WholeLedger {
  readonly name: string
  readonly lines: readonly CodedLine[]
}

type Say = (line: string) => void

export async function examples(say: Say): Promise<WholeLedger> {
  const files = { ledger: 'examples/ledger.csv.gz', suppliers: 'examples/suppliers.csv' }
  return { name: EXAMPLES, lines: (await namedLedger({ note: say }, files)).lines }
}

/** Undefined, and said, where it is not on this machine. */
export async function ledgerNamed(name: string, say: Say): Promise<WholeLedger | undefined> {
  if (name === EXAMPLES) return examples(say)
  const known = LEDGERS.find((ledger) => ledger.name === name)
  if (!known || !existsSync(dataOf(name))) {
    say(`${name}: not on this machine`)
    return undefined
  }
  const { lines } = await namedLedger({ note: say }, { ledger: dataOf(name) })
  return { name, lines: known.splitArgs.includes('--institution') ? lines.map(institutionKnown) : lines }
}

/** As the splitter writes it: who ordered is known by its location number, and the account alone is asked. */
const institutionKnown = (line: CodedLine): CodedLine => ({
  ...line,
  department: `${line.department}|${line.costCentre}`,
  costCentre: '',
})
