import type { Client } from '@temporalio/client'
import type { ErrorCode } from '../../domain/errors.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop } from '../exit.ts'
import { stopOf } from '../failure.ts'
import { said, sentence } from '../sentences.ts'
import { table } from '../text.ts'
import { pollersOf } from '../workers.ts'

interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly detail: string
  readonly code?: ErrorCode
}

export const doctor: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'doctor', {
    description:
      'What can be reached, in which version, whether workers are there, registers are filled and the night is scheduled, and what to do',
    examples: ['doctor'],
  }).action(async (options: CommonOptions) => {
    await cli.servers.settings()
    const findings = (
      await Promise.all([
        check('MongoDB', 'MACHINE_STORE', () => store(cli)),
        check('ERP', 'MACHINE_ERP', () => erp(cli)),
        check('Temporal', 'MACHINE_TEMPORAL', () => temporal(cli)),
        queues(cli),
        schedules(cli),
        registers(cli),
      ])
    ).flat()
    const explained = findings.map((f) => ({ ...f, ...(f.code ? sentence(f.code) : {}) }))
    answer(cli, options, { well: findings.every((f) => f.ok), findings: explained }, () => lines(findings))
    const wrong = findings.filter((f) => !f.ok)
    if (wrong.length > 0) end(wrong.every((f) => f.code === EMPTY) ? EXIT.no : EXIT.unreachable)
  })
}

async function check(what: string, code: ErrorCode, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, detail: await look() }
  } catch (error) {
    const stop = stopOf(error)
    if (!stop) throw error
    // An ERP that answers but does not let us in is another matter than one that is away.
    return { what, ok: false, detail: stop.detail ?? '', code: stop.exit === EXIT.no ? stop.code : code }
  }
}

async function store({ servers }: Cli): Promise<string> {
  const { db } = (await servers.store()).db
  const info = await db?.admin().serverInfo()
  return `version ${String(info?.version ?? 'unknown')}`
}

async function erp({ servers }: Cli): Promise<string> {
  const api = await servers.erp()
  const accounts = await api.accounts()
  return `answers; ${accounts.length} accounts`
}

async function temporal({ servers }: Cli): Promise<string> {
  const client = await servers.client()
  const { serverVersion } = await client.workflowService.getSystemInfo({})
  return `version ${serverVersion}, namespace ${client.options.namespace}`
}

async function queues(cli: Cli): Promise<readonly Finding[]> {
  const client = await reachable(cli)
  if (!client) return []
  return (await pollersOf(client)).map(({ queue, kind, pollers }) => ({
    what: `worker of ${queue} (${kind})`,
    ok: pollers > 0,
    detail: `${pollers} polling`,
    ...(pollers > 0 ? {} : { code: 'MACHINE_NO_WORKER' as const }),
  }))
}

async function schedules(cli: Cli): Promise<readonly Finding[]> {
  const client = await reachable(cli)
  if (!client) return []
  const { source } = await cli.servers.settings()
  const found = new Map<string, boolean>()
  for await (const { scheduleId, state } of client.schedule.list()) found.set(scheduleId, state.paused)
  return [`intake/${source}`, `changes/${source}`, `increment/${source}`, `training/${source}`].map((id) => {
    const paused = found.get(id)
    const detail =
      paused === undefined ? 'none: npm run cli -- intake schedule' : paused ? 'paused' : 'active'
    return { what: `schedule ${id}`, ok: true, detail }
  })
}

const EMPTY = 'MACHINE_REGISTER_EMPTY'

/** Of a store that is away the check of it tells. */
async function registers({ servers }: Cli): Promise<readonly Finding[]> {
  const store = await servers.store().catch((error: unknown) => {
    if (error instanceof Stop) return undefined
    throw error
  })
  if (!store) return []
  return Object.entries(await store.registerSizes()).map(([register, size]) => ({
    what: `register ${register}`,
    ok: size > 0,
    detail: size > 0 ? `about ${size}` : `none: npm run cli -- import ${register} FILE`,
    ...(size > 0 ? {} : { code: EMPTY as ErrorCode }),
  }))
}

async function reachable({ servers }: Cli): Promise<Client | undefined> {
  return servers.client().catch((error: unknown) => {
    if (error instanceof Stop) return undefined
    throw error
  })
}

function lines(findings: readonly Finding[]): readonly string[] {
  const wrong = findings.filter((f) => !f.ok)
  return [
    ...table(
      ['what', '', 'detail'],
      findings.map(({ what, ok, detail, code }) => [
        what,
        ok ? 'well' : code === EMPTY ? 'EMPTY' : 'AWAY',
        detail,
      ]),
    ),
    ...wrong.flatMap(({ what, code }) => (code ? ['', ...said(code, what)] : [])),
  ]
}
