import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { endLeftover, manage, recordFile } from './managed.ts'
import { ROOT } from './paths.ts'
import { claimPort, LOOPBACK } from './ports.ts'
import { MachineProblem } from './problem.ts'
import { type Secrets, writeErpTokens } from './secrets.ts'
import {
  GIVEN_WITHIN_MS,
  PROBE_WITHIN_MS,
  READY_WITHIN_MS,
  type Service,
  type ServiceContext,
  startAdopted,
} from './service.ts'
import { lastLine } from './tool.ts'

/** The ERP: the user's, or the sandbox ERP as a process of its own. */
export interface ErpOptions {
  readonly port: number
  readonly secrets: Secrets
  /** Folder with what the sandbox begins with. */
  readonly seed?: string
}

const probeErp = async (url: string, withinMs: number): Promise<void> => {
  const answer = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(withinMs) })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`GET /health answered ${answer.status}`)
}

export const startErp = async (context: ServiceContext, options: ErpOptions): Promise<Service> => {
  const { given, stateDir, log } = context
  if (given.ERP_URL !== undefined) {
    const url = given.ERP_URL
    if (given.ERP_TOKEN === undefined) throw new MachineProblem('MACHINE_ERP_TOKEN', url)
    await probeErp(url, GIVEN_WITHIN_MS).catch((error: unknown) => {
      throw new MachineProblem('MACHINE_ERP', `${url}: ${lastLine(String(error)).slice(0, 200)}`)
    })
    log(`ERP: the one that ERP_URL names (${url})`)
    return { env: { ERP_URL: url, ERP_TOKEN: given.ERP_TOKEN } }
  }
  await endLeftover(recordFile(stateDir, 'erp'))
  const port = await claimPort(options.port, 'ERP_PORT (or ERP_URL)')
  const url = `http://${LOOPBACK}:${port}`
  const store = join(stateDir, 'erp')
  await mkdir(store, { recursive: true })
  const tokens = await writeErpTokens(stateDir, options.secrets)
  const managed = manage({
    name: 'erp',
    command: process.execPath,
    args: [
      ...[
        '--import',
        'tsx',
        'erp/sandbox/main.ts',
        '--store',
        store,
        '--port',
        String(port),
        '--tokens',
        tokens,
      ],
      ...(options.seed === undefined ? [] : ['--seed', options.seed]),
    ],
    cwd: ROOT,
    stateDir,
    probe: () => probeErp(url, PROBE_WITHIN_MS),
    readyWithinMs: READY_WITHIN_MS,
  })
  const took = await startAdopted(context, managed)
  log(`ERP: sandbox ERP (ERP_URL is not set), ${url}, ${took}`)
  return { env: { ERP_URL: url, ERP_TOKEN: options.secrets.erp.robot } }
}
