import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCK_FILE, takeLock } from './lock.ts'

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'lock-'))

test('of many that start at once one holds the folder, and after it another', async () => {
  const stateDir = await folder()
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(stateDir)))
  const held = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(held).toHaveLength(1)
  await held[0]?.release()
  await expect(takeLock(stateDir)).resolves.toBeDefined()
})

test('a lock of a process that is gone does not hold, also when its number is in use again', async () => {
  const stateDir = await folder()
  await writeFile(join(stateDir, LOCK_FILE), JSON.stringify({ pid: process.pid, started: 'another time' }))
  await expect(takeLock(stateDir)).resolves.toBeDefined()
})
