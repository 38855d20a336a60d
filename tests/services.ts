/** The servers of a test run: started once, on free ports, with a state folder that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServices } from '../scripts/services/start-services.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the servers: TEMPORAL_ADDRESS, MONGODB_URI, TEMPORAL_TEST_SERVER. */
    readonly env: Readonly<Record<string, string>>
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stateDir = await mkdtemp(join(tmpdir(), 'fakturabehandling-'))
  const wanted =
    project.name === 'unit' ? (['store'] as const) : (['temporal', 'store', 'timeSkipping'] as const)
  const services = await startServices({ stateDir, wanted })
  project.provide('env', services.env)
  return async () => {
    await services.stop()
    await rm(stateDir, { recursive: true, force: true })
  }
}
