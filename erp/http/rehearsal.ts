import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../sandbox/engine.ts'
import { buildServer } from '../sandbox/server.ts'
import { openStore } from '../sandbox/store.ts'

/** The real sandbox ERP on a free port with a store of its own, for tests. */
export interface Rehearsal {
  readonly url: string
  readonly folder: string
  readonly engine: Engine
  readonly close: () => Promise<void>
}

export const TOKENS = {
  'robot-token-for-tests': { user: 'ROBOT', role: 'robot' },
  'colleague-token-for-tests': { user: 'anna', role: 'colleague' },
  'admin-token-for-tests': { user: 'admin', role: 'admin' },
} as const
export type TestToken = keyof typeof TOKENS
export const ROBOT_TOKEN: TestToken = 'robot-token-for-tests'
export const COLLEAGUE_TOKEN: TestToken = 'colleague-token-for-tests'
export const ADMIN_TOKEN: TestToken = 'admin-token-for-tests'

export async function rehearse(): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), 'erp-'))
  const store = await openStore(folder)
  const app = buildServer(store.engine, TOKENS)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    engine: store.engine,
    close: async () => {
      await app.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
