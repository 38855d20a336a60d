/** What validation finds and what it costs: planted defects, fuzzed and hostile documents, published documents, speed beside parsing alone. */
import { type Endured, hostile } from './hostile.ts'
import { type Published, published } from './published.ts'
import { type Speed, speed } from './speed.ts'
import { type Fuzzed, fuzzed, mutationTables } from './suite.ts'
import { type Tonight, tonight } from './tonight.ts'

export interface Validation {
  readonly speed: readonly Speed[]
  readonly tonight: Tonight
  readonly mutations: string
  readonly fuzzed: Fuzzed
  readonly hostile: readonly Endured[]
  /** Undefined where the documents are not there. */
  readonly published: readonly Published[] | undefined
}

export async function validate(log: (line: string) => void): Promise<Validation> {
  log('speed')
  const fast = speed()
  log('tonight and published documents')
  const [night, others] = [tonight(), published()]
  log('planted defects')
  const mutations = await mutationTables()
  log('fuzzed documents')
  const chance = await fuzzed()
  log('hostile documents')
  return {
    speed: fast,
    tonight: night,
    mutations,
    fuzzed: chance,
    hostile: await hostile(log),
    published: others,
  }
}
