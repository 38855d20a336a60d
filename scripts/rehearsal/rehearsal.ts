/**
 * A rehearsal of a night: the real services and workers as processes of their own, on free ports, in a state folder that is thrown away; the ERP over
 * HTTP. For benchmarks and fault tests.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { httpErp } from '../../erp/http/adapter.ts'
import { openStore } from '../../store/store.ts'
import { ERP_PATIENCE_MS } from '../../workers/environment.ts'
import type { Managed } from '../services/managed.ts'
import { startServices } from '../services/start-services.ts'
import { startWorkers } from '../start/workers.ts'
import { paper } from './papers.ts'
import { AREA, registerErp, registerStore, teachUniform } from './registers.ts'

/** Documents that are handed to the ERP at a time. */
const UPLOADS = 8

export type Rehearsal = Awaited<ReturnType<typeof openRehearsal>>

export async function openRehearsal(log: (line: string) => void) {
  const stateDir = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  const services = await startServices({
    stateDir,
    wanted: ['temporal', 'store', 'erp'],
    inherit: false,
    log,
  })
  const { env, secrets } = services
  const store = await openStore(env.MONGODB_URI ?? '')
  const workers: Managed[] = []
  await startWorkers({ stateDir, env, adopt: (worker) => workers.push(worker) })
  const connection = await Connection.connect({ address: env.TEMPORAL_ADDRESS ?? '' })
  const client = new Client({ connection })
  const erp = httpErp({ url: env.ERP_URL ?? '', token: env.ERP_TOKEN ?? '', timeoutMs: ERP_PATIENCE_MS })
  const admin = (path: string, body: string | Uint8Array, type: string) =>
    adminCall(env.ERP_URL ?? '', secrets.erp.admin, path, body, type)

  await registerStore(store)
  await registerErp((kind, list) => admin(`/admin/${kind}`, JSON.stringify(list), 'application/json'))
  await teachUniform(store)
  await store.areas.setMode(AREA, {
    mode: 'on',
    changedBy: 'rehearsal',
    changedAt: new Date(),
    why: 'rehearsal',
  })

  return {
    env,
    stateDir,
    store,
    client,
    erp,
    services,
    workers,
    /** Lets documents number `from` to `to - 1` arrive in the ERP. */
    arrive: async (from: number, to: number): Promise<void> => {
      for (let n = from; n < to; n += UPLOADS) {
        const some = Array.from({ length: Math.min(UPLOADS, to - n) }, (_, i) => n + i)
        await Promise.all(
          some.map((k) =>
            admin(
              `/admin/documents?documentId=R${k}&fileName=R${k}.xml`,
              Buffer.from(paper(k)),
              'application/octet-stream',
            ),
          ),
        )
      }
    },
    close: async (): Promise<void> => {
      await connection.close()
      await store.close()
      await Promise.all(workers.map((worker) => worker.stop()))
      await services.stop()
      await rm(stateDir, { recursive: true, force: true })
    },
  }
}

async function adminCall(
  url: string,
  token: string,
  path: string,
  body: string | Uint8Array,
  type: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type }
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: body as string })
  if (!answer.ok)
    throw new Error(`the sandbox ERP answered ${answer.status} to ${path}: ${await answer.text()}`)
}
