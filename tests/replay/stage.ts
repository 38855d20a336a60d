/** Where a path is walked: a town of its own, on the dev server or on one that skips time, and an ERP that can be told to fail. */
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { type Erp, ErpUnavailable } from '../../erp/port.ts'
import { ANNE, CVR_2 } from '../../scripts/rehearsal/registers.ts'
import type { SkippingTown } from '../deadlines/open-skipping-town.ts'
import type { Town, TownOptions } from '../town.ts'

export interface Stage {
  readonly open: (change?: Partial<TownOptions>) => Promise<Town>
  readonly openSkipping: (change?: Partial<TownOptions>) => Promise<SkippingTown>
}

/** Walks a path to its end; answers the id of the workflow that has walked it. */
export type Path = (stage: Stage) => Promise<string>

/** Something that a rule leaves to a person, and that a person may post all the same. */
export const UNSURE: Partial<Invoice> = { holdsCpr: true, supplier: { name: 'Maskinparken', cvr: CVR_2 } }
export const APPROVE = { id: 'approve', by: ANNE, kind: 'approve' } as const
export const RETURN = { id: 'return', by: ANNE, kind: 'return' } as const

/** Its area is the robot's, and both creditors are known. */
export async function robotTown(stage: Stage, change: Partial<TownOptions> = {}): Promise<Town> {
  return prepared(await stage.open(change))
}

export async function prepared<T extends Town>(town: T): Promise<T> {
  await town.setMode('on')
  await town.teach()
  await town.teach('K2')
  return town
}

export async function begun(town: Town, change: Partial<Invoice> = {}): Promise<InvoiceId> {
  const id = await town.receive(change)
  await town.start(id)
  return id
}

/** An invoice that waits for people and lies on the ERP's work list. */
export async function waiting(town: Town, change: Partial<Invoice> = UNSURE): Promise<InvoiceId> {
  const id = await begun(town, change)
  await shown(town, id)
  await town.until(async () => (await town.erp.state(await documentOf(town, id))).kind === 'manual')
  return id
}

export async function shown(town: Town, id: InvoiceId): Promise<void> {
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
}

export async function inPhase(town: Town, id: InvoiceId, phase: string): Promise<void> {
  await town.until(async () => (await town.handle(id).query<{ phase: string }>('state')).phase === phase)
}

export async function documentOf(town: Town, id: InvoiceId): Promise<string> {
  return (await town.store.records.get(id, ['documentId']))?.documentId ?? ''
}

/** The decision counts, and the invoice ends with it. */
export async function decided(town: Town, id: InvoiceId, ...decisions: readonly Decided[]): Promise<string> {
  for (const decision of decisions) {
    const refused = await town.decide(id, decision)
    if (refused) throw new Error(`refused: ${refused.code}`)
  }
  await town.handle(id).result()
  return id
}

type Decided = Parameters<Town['invoices']['decide']>[1]

export const unknown = () => new ErpUnavailable('timed out', { outcomeUnknown: true })
export const away = () => new ErpUnavailable('refused', { outcomeUnknown: false })

/** An ERP some of whose calls go another way for as long as `detour` has them. */
export function withDetours(detour: Partial<Erp>): (erp: Erp) => Erp {
  return (erp) => ({
    ...erp,
    reserve: (...args) => (detour.reserve ?? erp.reserve)(...args),
    post: (...args) => (detour.post ?? erp.post)(...args),
    release: (...args) => (detour.release ?? erp.release)(...args),
    state: (...args) => (detour.state ?? erp.state)(...args),
  })
}

export type Detour = { -readonly [K in keyof Erp]?: Erp[K] }

/** Holds whoever comes until it is opened. */
export function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  let come = () => {}
  const came = new Promise<void>((resolve) => {
    come = resolve
  })
  return {
    /** Resolves when the first has come. */
    came,
    open: () => open(),
    pass: async () => {
      come()
      await opened
    },
  }
}
