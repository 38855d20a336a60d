import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { identify, isRunning } from './identity.ts'
import { endLeftover, manage, recordFile } from './managed.ts'
import { MachineProblem } from './problem.ts'

const READY_WITHIN_MS = 10_000
const WAITS = 'setInterval(() => undefined, 1000)'

const program = async (code: string, probe: () => Promise<void> = async () => undefined) => {
  const stateDir = await mkdtemp(join(tmpdir(), 'managed-'))
  const args = ['-e', code]
  const spec = {
    name: 'thing',
    command: process.execPath,
    args,
    stateDir,
    probe,
    readyWithinMs: READY_WITHIN_MS,
  }
  return { stateDir, managed: manage(spec) }
}

test('a program is started, killed, started again as another process, and stopped', async () => {
  const { managed } = await program(WAITS)
  await managed.start()
  const first = managed.pid()
  await managed.kill('SIGKILL')
  expect(managed.pid()).toBeUndefined()
  await managed.restart()
  expect(managed.pid()).not.toBe(first)
  await managed.stop()
  expect(managed.pid()).toBeUndefined()
})

test('a program that ends before it is ready is reported with its last words', async () => {
  const never = () => Promise.reject(new Error('not yet'))
  const { managed } = await program('console.error("no such thing"); process.exit(3)', never)
  await expect(managed.start()).rejects.toThrow(/no such thing/)
})

test('a program that ends because the disk is full says so', async () => {
  const never = () => Promise.reject(new Error('not yet'))
  const { managed } = await program('console.error("write: No space left on device"); process.exit(1)', never)
  await expect(managed.start()).rejects.toMatchObject({ code: 'MACHINE_DISK' })
})

test('a program that ends unasked is reported, one that is killed on purpose is not', async () => {
  const { managed } = await program(WAITS)
  await managed.start()
  const reported = new Promise<MachineProblem>((resolve) => managed.onEnd(resolve))
  process.kill(managed.pid() ?? 0, 'SIGKILL')
  expect(await reported).toBeInstanceOf(MachineProblem)
})

test('what a killed start left behind is ended; a process that only has its number is not', async () => {
  const { managed, stateDir } = await program(WAITS)
  await managed.start()
  const left = await identify(managed.pid() ?? 0)
  if (left === undefined) throw new Error('it runs')
  await endLeftover(recordFile(stateDir, 'thing'))
  expect(await isRunning(left)).toBe(false)
  expect(await isRunning({ pid: process.pid, started: 'another time' })).toBe(false)
})
