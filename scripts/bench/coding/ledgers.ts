/** What the coder is tried on, and the peers beside it: ledgers, splitter, scorer and rivals that are not part of this project. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Beside the project, where it is developed; absent elsewhere. */
const SHARED = join(import.meta.dirname, '..', '..', '..', '..', 'shared')
const PEERS = join(SHARED, 'peers-ml')

export interface Ledger {
  readonly name: string
  readonly splitArgs: readonly string[]
}

export const LEDGERS: readonly Ledger[] = [
  { name: 'hyndburn', splitArgs: ['--institution'] },
  { name: 'oxford', splitArgs: [] },
  { name: 'harrogate', splitArgs: [] },
  { name: 'calderdale', splitArgs: ['--institution'] },
]

export const peersAreThere = (): boolean => existsSync(PEERS)
export const peer = (script: 'split.py' | 'score.py' | 'strong.py'): string => join(PEERS, script)
export const dataOf = (ledger: string): string => join(SHARED, 'data', `${ledger}.csv.gz`)
