/**
 * Where the servers are: the environment, or, beside a running `npm start`, what that has written down. A variable that says something
 * else than the written file means that somebody speaks of other servers: then the file is not used at all, so that two machines are
 * never mixed.
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Environment, readEnvironment } from '../workers/environment.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Written by `npm start` into its state folder, readable by its owner only. */
const FILE = 'env.json'

const written = z.record(z.string(), z.string())

export interface Settings extends Environment {
  /** Of the Temporal UI, where one is known. */
  readonly ui: string | undefined
}

export async function readSettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Settings> {
  const file = join(resolve(ROOT, variables.STATE_DIR ?? '.state'), FILE)
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const found = written.parse(JSON.parse(text))
  const contradicted = Object.entries(found).some(([name, value]) => (variables[name] ?? value) !== value)
  const all = contradicted ? variables : { ...variables, ...found }
  return { ...readEnvironment(all), ui: all.TEMPORAL_UI_URL }
}
