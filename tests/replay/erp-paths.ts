/** The ways on which the ERP, or its own people, have a say. */
import {
  APPROVE,
  begun,
  type Detour,
  decided,
  documentOf,
  gate,
  inPhase,
  type Path,
  RETURN,
  robotTown,
  shown,
  UNSURE,
  unknown,
  waiting,
  withDetours,
} from './stage.ts'

const CODED = { end: 'codedInErp', by: 'HANNE' } as const

export const ERP_PATHS: Readonly<Record<string, Path>> = {
  automatic: async (stage) => {
    const town = await robotTown(stage)
    const id = await begun(town)
    await town.handle(id).result()
    return id
  },

  submitted: async (stage) => {
    const town = await robotTown(stage)
    const id = await town.receive()
    const record = await town.store.records.get(id)
    if (!record?.invoice) throw new Error('no record')
    await town.invoices.submit(id, { ...record, invoice: record.invoice })
    await town.handle(id).result()
    return id
  },

  'area-in-shadow': leftToTheErp('shadow'),
  'area-off': leftToTheErp('off'),

  'coded-in-erp-while-waiting': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    await town.codeInErp(CODED.by, id)
    await town.invoices.tell(id, CODED)
    await town.handle(id).result()
    return id
  },

  'coded-in-erp-before-the-robot': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    detour.reserve = async (...args) => {
      await town.codeInErp(CODED.by, args[1] as Parameters<typeof town.codeInErp>[1])
      return town.erp.reserve(...args)
    }
    const id = await begun(town)
    await town.handle(id).result()
    return id
  },

  'coded-in-erp-while-the-robot-posts': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    const door = gate()
    detour.reserve = async (...args) => {
      await door.pass()
      return town.erp.reserve(...args)
    }
    const id = await begun(town)
    await door.came
    await town.codeInErp(CODED.by, id)
    await town.invoices.tell(id, CODED)
    await inPhase(town, id, 'ended')
    door.open()
    await town.handle(id).result()
    return id
  },

  'withdrawn-while-waiting': async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    await town.around.withdraw('HANNE', await documentOf(town, id))
    await town.invoices.tell(id, { end: 'withdrawn', by: 'HANNE' })
    await town.handle(id).result()
    return id
  },

  'withdrawn-before-the-robot': async (stage) => {
    const town = await robotTown(stage)
    const id = await town.receive()
    await town.around.withdraw('HANNE', await documentOf(town, id))
    await town.start(id)
    await town.handle(id).result()
    return id
  },

  'refused-by-the-erp': async (stage) => {
    const town = await robotTown(stage)
    await town.around.closePeriod(new Date().toISOString().slice(0, 7))
    const id = await begun(town)
    await shown(town, id)
    return decided(town, id, RETURN)
  },

  'in-doubt-then-posted': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    detour.post = async (order) => {
      await town.erp.post(order)
      throw unknown()
    }
    const id = await begun(town)
    await town.handle(id).result()
    return id
  },

  'in-doubt-then-tried-again': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    detour.post = async () => {
      delete detour.post
      throw unknown()
    }
    const id = await begun(town)
    await town.handle(id).result()
    return id
  },

  'in-doubt-then-released': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    detour.post = () => Promise.reject(unknown())
    const id = await begun(town)
    await shown(town, id)
    delete detour.post
    return decided(town, id, APPROVE)
  },

  'person-in-doubt-then-posted': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    const id = await waiting(town, UNSURE)
    detour.post = async (order) => {
      await town.erp.post(order)
      throw unknown()
    }
    return decided(town, id, APPROVE)
  },

  'person-in-doubt-then-released': async (stage) => {
    const detour: Detour = {}
    const town = await robotTown(stage, { erp: withDetours(detour) })
    const id = await waiting(town, UNSURE)
    detour.post = async () => {
      delete detour.post
      throw unknown()
    }
    await town.decide(id, { ...APPROVE, id: 'first' })
    await town.until(
      async () => (await town.store.records.get(id, ['review']))?.review?.reason === 'WAY_ERP_SILENT',
    )
    return decided(town, id, APPROVE)
  },
}

function leftToTheErp(mode: 'off' | 'shadow'): Path {
  return async (stage) => {
    const town = await robotTown(stage)
    await town.setMode(mode)
    const id = await waiting(town, {})
    await town.codeInErp(CODED.by, id)
    await town.invoices.tell(id, CODED)
    await town.handle(id).result()
    return id
  }
}
