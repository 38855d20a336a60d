/** The ways on which people decide. */
import { ANNE, BO, CODING, OTHER, STRANGER } from '../../scripts/rehearsal/registers.ts'
import type { Town } from '../town.ts'
import { APPROVE, begun, decided, type Path, RETURN, robotTown, shown, UNSURE, waiting } from './stage.ts'

export const PEOPLE_PATHS: Readonly<Record<string, Path>> = {
  approved: async (stage) => {
    const town = await robotTown(stage)
    return decided(town, await waiting(town), APPROVE)
  },

  'coded-otherwise': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    const net = await netOf(town, id)
    const lines = [
      { lineId: '1', coding: CODING, net: 40_000 },
      { lineId: '1', coding: OTHER, net: net - 40_000 },
    ]
    return decided(town, id, { id: 'code', by: ANNE, kind: 'code', lines })
  },

  returned: async (stage) => {
    const town = await robotTown(stage)
    return decided(town, await waiting(town), RETURN)
  },

  'duplicate-confirmed': async (stage) => {
    const town = await robotTown(stage)
    await town.handle(await begun(town, { number: 'TWICE-1' })).result()
    const copy = await waiting(town, { number: 'twice 1' })
    return decided(town, copy, { id: 'duplicate', by: ANNE, kind: 'duplicate' })
  },

  'not-a-duplicate': async (stage) => {
    const town = await robotTown(stage)
    await town.handle(await begun(town, { number: 'TWIN-1' })).result()
    const second = await waiting(town, { number: 'TWIN1' })
    return decided(town, second, { id: 'not', by: ANNE, kind: 'notDuplicate' }, APPROVE)
  },

  'colleague-asked': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    const ask = { id: 'ask', by: ANNE, kind: 'ask', colleague: BO } as const
    return decided(town, id, ask, { ...APPROVE, by: BO })
  },

  'decided-by-signal': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    await town.handle(id).signal('review', { ...APPROVE, id: 'stranger', by: STRANGER, proposal: 0 })
    await town.until(async () => ((await town.store.records.get(id))?.ignored?.length ?? 0) === 1)
    await town.handle(id).signal('review', await town.seen(id, APPROVE))
    await town.handle(id).result()
    return id
  },

  'decision-refused': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    const refused = await town.decide(id, { ...APPROVE, id: 'stranger', by: STRANGER })
    if (refused?.code !== 'RIGHT_AREA') throw new Error('a stranger was let in')
    return decided(town, id, APPROVE)
  },

  'two-at-once': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    await Promise.all([ANNE, BO].map((by) => town.decide(id, { id: `approve-${by}`, by, kind: 'approve' })))
    await town.handle(id).result()
    return id
  },

  'asked-and-approved-at-once': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    const ask = { id: 'ask', by: BO, kind: 'ask', colleague: ANNE } as const
    await Promise.all([ask, APPROVE].map((decision) => town.decide(id, decision)))
    await town.handle(id).result()
    return id
  },

  'signalled-before-the-first-step': async (stage) => {
    const town = await robotTown(stage)
    const id = await town.receive(UNSURE)
    await town.client.workflow.signalWithStart('invoice', {
      taskQueue: 'invoices',
      workflowId: id,
      args: [{ id }],
      signal: 'review',
      signalArgs: [{ ...APPROVE, proposal: 0 }],
    })
    await shown(town, id)
    return decided(town, id, { ...APPROVE, id: 'again' })
  },

  'decided-before-it-is-listed': async (stage) => {
    const town = await robotTown(stage, {
      erp: (erp) => ({ ...erp, release: () => Promise.reject(new Error('the work list is shut')) }),
    })
    const id = await begun(town, UNSURE)
    await shown(town, id)
    return decided(town, id, APPROVE)
  },

  'control-sample': async (stage) => {
    const town = await robotTown(stage)
    await town.setMode('pilot')
    const id = await drawn(town)
    const lines = [{ lineId: '1', coding: OTHER, net: await netOf(town, id) }]
    return decided(town, id, { id: 'code', by: ANNE, kind: 'code', lines })
  },
}

async function netOf(town: Town, id: Parameters<Town['start']>[0]): Promise<number> {
  return (await town.store.records.get(id))?.invoice?.lines[0]?.net ?? 0
}

/** Invoices until one is drawn for control; the others are the robot's. */
async function drawn(town: Town): Promise<Parameters<Town['start']>[0]> {
  for (;;) {
    const id = await begun(town)
    await town.until(async () => (await town.store.records.get(id, ['routed']))?.routed !== undefined)
    if ((await town.store.records.get(id))?.routed?.route.to === 'person') {
      await shown(town, id)
      return id
    }
    await town.handle(id).result()
  }
}
