/**
 * The ways of what may be one of a batch. No coder is trained for it: what the rule of thumb proposes is kept as if the learned one had, which people have let decide.
 */
import { PERMISSION } from '../../domain/coding/sample.test-support.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, CODING, OTHER } from '../../scripts/rehearsal/registers.ts'
import { gathering } from '../gathering.ts'
import type { Town } from '../town.ts'
import { begun, decided, inPhase, type Path, robotTown, type Stage } from './stage.ts'

/** What three or more are on one day. */
const MANY = 3

export const BATCH_PATHS: Readonly<Record<string, Path>> = {
  'held-alone': async (stage) => {
    const town = await learnedTown(stage, 1)
    const id = await begun(town)
    await town.handle(id).result()
    return id
  },

  'held-first': async (stage) => {
    const { town, first, rest } = await batch(stage)
    await coded(town, first, CODING)
    for (const id of rest) await town.handle(id).result()
    return first
  },

  'held-and-posted': async (stage) => {
    const { town, first, rest } = await batch(stage)
    await coded(town, first, CODING)
    for (const id of rest) await town.handle(id).result()
    return rest[0]
  },

  'held-and-coded-otherwise': async (stage) => {
    const { town, first, rest } = await batch(stage)
    await coded(town, first, OTHER)
    for (const id of rest) await coded(town, id, OTHER)
    return rest[0]
  },

  'cancelled-while-held': async (stage) => {
    const { town, first, rest } = await batch(stage)
    const [cancelled, other] = rest
    await town.handle(cancelled).cancel()
    await coded(town, cancelled, CODING)
    await coded(town, first, CODING)
    await town.handle(other).result()
    return cancelled
  },
}

async function batch(stage: Stage) {
  const town = await learnedTown(stage, MANY)
  const ids = await Promise.all([begun(town), begun(town), begun(town)])
  const key = async () => (await town.store.records.get(ids[0]))?.routed?.batch ?? ''
  await town.until(async () => (await town.store.batches.of(await key()))?.probe !== undefined)
  const first = (await town.store.batches.of(await key()))?.probe?.id
  const [one, other] = ids.filter((id) => id !== first)
  if (!first || !one || !other) throw new Error('no batch')
  return { town, first, rest: [one, other] as const }
}

async function coded(town: Town, id: InvoiceId, coding: typeof CODING): Promise<void> {
  await inPhase(town, id, 'waiting')
  const lines = (await town.store.records.get(id))?.invoice?.lines ?? []
  const own = lines.map(({ id: lineId, net }) => ({ lineId, coding, net }))
  await decided(town, id, { id: 'coded', by: ANNE, kind: 'code', lines: own })
}

/** Nobody is told what it is in its batch before so many have joined. */
async function learnedTown(stage: Stage, gathered: number): Promise<Town> {
  const town = await robotTown(stage, {
    world: (own) => {
      const { records } = own.store
      const setOnce: typeof records.setOnce = (id, part, value, along) =>
        records.setOnce(
          id,
          part,
          part === 'proposal' ? { ...value, model: 'learned@stand-in' } : value,
          along,
        )
      return gathering({ ...own, store: { ...own.store, records: { ...records, setOnce } } }, () => gathered)
    },
  })
  const at = new Date()
  const word = { mayDecide: true, target: 0.02, by: ANNE, at, why: 'a rehearsal' }
  await town.store.coders.use({ model: 'stand-in', ...word })
  await town.store.permissions.put({ ...PERMISSION, model: 'stand-in', expiresOn: '2999-01-01' })
  return town
}
