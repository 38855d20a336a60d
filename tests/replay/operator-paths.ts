/** The ways on which somebody stops something, or something breaks. */
import type { Store } from '../../store/store.ts'
import type { Town } from '../town.ts'
import {
  APPROVE,
  away,
  begun,
  type Detour,
  decided,
  gate,
  inPhase,
  type Path,
  RETURN,
  robotTown,
  shown,
  unknown,
  waiting,
  withDetours,
} from './stage.ts'

export const OPERATOR_PATHS: Readonly<Record<string, Path>> = {
  stopped: async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    detour.reserve = async (...args) => {
      await town.setMode('stopped')
      return town.erp.reserve(...args)
    }
    const id = await begun(town)
    await shown(town, id)
    return decided(town, id, APPROVE)
  },

  'stopped-before': async (stage) => {
    const town = await robotTown(stage)
    await town.setMode('stopped')
    return decided(town, await waiting(town, {}), APPROVE)
  },

  'day-began': async (stage) => {
    const town = await robotTown(stage)
    const id = await town.receive()
    await town.around.beginDay()
    await town.start(id)
    await shown(town, id)
    return decided(town, id, APPROVE)
  },

  'cancelled-before-the-first-step': async (stage) => {
    const town = await robotTown(stage)
    const id = await town.receive()
    await town.client.workflow.start('invoice', {
      taskQueue: 'invoices',
      workflowId: id,
      args: [{ id }],
      startDelay: CANCEL_IN_TIME,
    })
    await town.handle(id).cancel()
    await shown(town, id)
    return decided(town, id, APPROVE)
  },

  'cancelled-while-the-robot-posts': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    const door = gate()
    detour.reserve = async () => {
      await door.pass()
      throw away()
    }
    const id = await begun(town)
    await door.came
    await town.handle(id).cancel()
    await inPhase(town, id, 'inDoubt')
    door.open()
    await shown(town, id)
    delete detour.reserve
    return decided(town, id, APPROVE)
  },

  'cancelled-in-doubt': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    const door = gate()
    detour.post = () => Promise.reject(unknown())
    detour.state = async (...args) => {
      await door.pass()
      return town.erp.state(...args)
    }
    const id = await begun(town)
    await door.came
    await town.handle(id).cancel()
    await town.until(
      async () => (await town.handle(id).query<{ reason?: string }>('state')).reason === 'WAY_OPERATOR',
    )
    door.open()
    await shown(town, id)
    delete detour.post
    return decided(town, id, APPROVE)
  },

  'cancelled-while-waiting': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    await town.handle(id).cancel()
    return decided(town, id, APPROVE)
  },

  'step-failed': async (stage) => {
    const town = await robotTown(stage, {
      world: (world) => ({ ...world, store: withoutExperience(world.store) }),
    })
    return decided(town, await waiting(town, {}), RETURN)
  },

  'started-again-after-its-end': async (stage) => {
    const town = await robotTown(stage)
    const id = await begun(town)
    await town.handle(id).result()
    return again(town, id)
  },
}

/** Long enough for the cancel to come before the first task. */
const CANCEL_IN_TIME = '1 minute'

function withoutExperience(store: Store): Store {
  const of = () => Promise.reject(new TypeError('this step is broken'))
  return { ...store, experience: { ...store.experience, of } }
}

/** As if Temporal had forgotten the closed workflow. */
async function again(town: Town, id: Parameters<Town['start']>[0]): Promise<string> {
  await town.client.workflow.execute('invoice', {
    taskQueue: 'invoices',
    workflowId: id,
    args: [{ id }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  })
  return id
}
