/** The ways on which nothing happens for long, and the two nightly workflows. */
import { invoiceId } from '../../domain/invoice/id.ts'
import { paper } from '../../scripts/rehearsal/papers.ts'
import { SOURCE } from '../../scripts/rehearsal/registers.ts'
import { quietMonday } from '../deadlines/calendar.ts'
import {
  APPROVE,
  away,
  begun,
  type Detour,
  decided,
  inPhase,
  type Path,
  prepared,
  robotTown,
  UNSURE,
  waiting,
  withDetours,
} from './stage.ts'

export const TIME_PATHS: Readonly<Record<string, Path>> = {
  'deadlines-passed': async (stage) => {
    const town = await stage.openSkipping()
    await town.travel(quietMonday(town.clock()))
    await prepared(town)
    const id = await town.waiting(UNSURE)
    await town.travel(town.clock().plus({ weeks: 2 }))
    await town.until(async () => (await town.state(id)).phase === 'waiting' && town.mails.length === 6)
    return decided(town, id, APPROVE)
  },

  'erp-silent-until-the-day-began': async (stage) => {
    const detour: Detour = {}
    const town = await stage.openSkipping({ erp: withDetours(detour) })
    const midnight = quietMonday(town.clock()).startOf('day')
    await town.travel(midnight.set({ hour: 5 }))
    await prepared(town)
    detour.reserve = () => Promise.reject(away())
    detour.state = () => Promise.reject(away())
    const id = await begun(town)
    await town.travel(midnight.set({ hour: 7, minute: 5 }))
    await inPhase(town, id, 'inDoubt')
    delete detour.reserve
    delete detour.state
    await town.travel(midnight.set({ hour: 8 }))
    await inPhase(town, id, 'waiting')
    return decided(town, id, APPROVE)
  },

  'erp-silent-for-days': async (stage) => {
    const detour: Detour = {}
    const town = await stage.openSkipping({ erp: withDetours(detour) })
    await town.travel(quietMonday(town.clock()))
    await prepared(town)
    const id = await town.waiting(UNSURE)
    detour.reserve = () => Promise.reject(away())
    detour.release = () => Promise.reject(away())
    await town.decide(id, { ...APPROVE, id: 'first' })
    await town.travel(town.clock().plus({ hours: 26 }))
    await town.until(async () => town.mails.length === 1)
    delete detour.reserve
    delete detour.release
    await town.travel(town.clock().plus({ hours: 1 }))
    await inPhase(town, id, 'waiting')
    return decided(town, id, APPROVE)
  },

  intake: async (stage) => {
    const town = await robotTown(stage)
    await town.around.arrive('P-1', Buffer.from(paper(1)))
    await town.around.arrive('P-2', Buffer.from('this is no invoice'))
    const workflowId = 'intake/test'
    await town.client.workflow.execute('intake', { taskQueue: 'invoices', workflowId, args: [] })
    // Left running it would be taken up by the next path's workers, whose store does not know it.
    await town.handle(invoiceId(SOURCE, 'P-1')).result()
    return workflowId
  },

  changes: async (stage) => {
    const town = await robotTown(stage)
    const id = await waiting(town)
    await town.codeInErp('HANNE', id)
    const workflowId = 'changes/test'
    await town.client.workflow.execute('changes', { taskQueue: 'invoices', workflowId, args: [] })
    await town.handle(id).result()
    return workflowId
  },
}
