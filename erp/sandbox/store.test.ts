import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, bodyOf } from '../contract.ts'
import { sandboxErp } from './adapter.ts'
import { seed } from './seed.ts'
import { openStore } from './store.ts'
import { worldOf } from './world.ts'

const EXAMPLES = new URL('../../examples', import.meta.url).pathname

describe('the store of the sandbox ERP', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'erp-store-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('has everything again after it was closed', async () => {
    const first = await openStore(folder)
    const world = worldOf(first.engine)
    await world.setAccounts({ account: ACCOUNT, name: 'Kontorhold' })
    await world.arrive('D1', new Uint8Array([0, 255, 10]))
    await world.arrive('D2')
    const erp = sandboxErp(first.engine)
    await erp.reserve('D1', 'k', 1, 'robot')
    const posted = await erp.post({ documentId: 'D1', key: 'k', token: 1, body: bodyOf() })
    await erp.release('D2', 'k2', 3, 'WAY_CONTROL')
    const before = await first.engine.read((state) => structuredClone(state))
    await first.close()

    const second = await openStore(folder)
    expect(await second.engine.read((state) => structuredClone(state))).toEqual(before)
    const again = sandboxErp(second.engine)
    expect(await again.post({ documentId: 'D1', key: 'k', token: 1, body: bodyOf() })).toEqual(posted)
    expect(await again.reserve('D2', 'k2', 3, 'person')).toEqual({ kind: 'fenced' })
    expect([...(await again.download('D1'))]).toEqual([0, 255, 10])
    await second.close()
  })

  it('is not opened by two processes, but after one that died', async () => {
    await writeFile(join(folder, 'lock'), `${process.ppid}`)
    await expect(openStore(folder)).rejects.toThrow(/in use by process/)
    await writeFile(join(folder, 'lock'), '4194305')
    const store = await openStore(folder)
    expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(`${process.pid}`)
    await store.close()
  })

  it('is filled from the examples, once', async () => {
    const store = await openStore(folder)
    await seed(store.engine, EXAMPLES)
    const count = (): Promise<readonly number[]> =>
      store.engine.read((s) => [s.arrivals.length, s.accounts.size, s.suppliers.size, s.closedPeriods.size])
    const counted = await count()
    for (const each of counted) expect(each).toBeGreaterThan(0)
    const n = store.engine.log.head().n
    await seed(store.engine, EXAMPLES)
    expect(store.engine.log.head().n).toBe(n)
    const [first] = await sandboxErp(store.engine).arrivals(0, 1)
    const bytes = await sandboxErp(store.engine).download(first?.documentId ?? '')
    expect(bytes).toHaveLength(first?.size ?? -1)
    await store.close()
  })
})
