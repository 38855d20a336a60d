/** The registers of `examples/`, as the program would find them after `import`, held in memory. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { RuleContext } from '../../domain/rules/rule.ts'

export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))

export interface Registers {
  readonly about: (invoice: Invoice) => Pick<RuleContext, 'institution' | 'creditors'>
}

const rows = (file: string): readonly Record<string, string>[] =>
  parse(readFileSync(`${EXAMPLES}${file}`), { columns: true })

export function exampleRegisters(): Registers {
  const institutions = new Map(
    rows('institutions.csv').map(({ gln = '', area = '', cost_centre = '' }) => [
      gln,
      { area, costCentre: cost_centre },
    ]),
  )
  const suppliers = rows('suppliers.csv').map(({ creditor_no = '', cvr = '', accounts = '' }) => ({
    cvr,
    creditor: { creditorNo: creditor_no, accounts: accounts.split(' ').filter(Boolean) },
  }))
  return {
    about: (invoice) => ({
      institution: invoice.gln ? institutions.get(invoice.gln) : undefined,
      creditors: suppliers.filter((s) => s.cvr && s.cvr === invoice.supplier.cvr).map((s) => s.creditor),
    }),
  }
}

export interface Arrival {
  readonly file: string
  readonly receivedAt: string
  readonly bytes: Buffer
}

/** Tonight's documents in the order in which they arrived. */
export const arrivals = (): readonly Arrival[] =>
  rows('tonight/arrivals.csv').map(({ file = '', arrived_at = '' }) => ({
    file,
    receivedAt: arrived_at,
    bytes: readFileSync(`${EXAMPLES}tonight/documents/${file}`),
  }))
