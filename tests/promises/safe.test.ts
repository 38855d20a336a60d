/** Promise 8, fails safe: whatever goes wrong, the invoice ends up with a person, with a reason; never in a failed workflow. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ANNE } from '../../scripts/rehearsal/registers.ts'
import { breaking } from '../breaking-store.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

/** The step that breaks, by the part of the store that it needs. */
let broken: 'institutions' | 'claims' | 'experience' | 'areas' | undefined

let town: Town
beforeAll(async () => {
  town = await townOnDevServer({
    world: (world) => ({ ...world, store: breaking(world.store, () => broken) }),
  })
  await town.setMode('on')
  await town.teach()
})
afterAll(() => town.close())
beforeEach(() => {
  broken = undefined
})

it.each(['institutions', 'claims', 'experience'] as const)(
  'gives the invoice to a person when a step that needs the %s breaks',
  async (part) => {
    broken = part
    const id = await town.receive()
    await town.start(id)
    await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
    expect((await town.store.records.get(id))?.review?.reason).toBe('WAY_STEP_FAILED')
    broken = undefined
    expect((await town.handle(id).describe()).status.name).toBe('RUNNING')
    expect(await town.decide(id, { id: `safe-${part}`, by: ANNE, kind: 'return' })).toBeUndefined()
    expect(await town.handle(id).result()).toMatchObject({ end: 'returned' })
  },
)
