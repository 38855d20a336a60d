/** An office in whose town a learned coder has been trained that is sure of what arrives, and may decide once finance says so. */

import type { Coding } from '../../domain/coding/coding.ts'
import { CONTROL_RATE } from '../../domain/control/area.ts'
import { draw } from '../../domain/control/draw.ts'
import { STALE_CONTROL } from '../../domain/control/stale.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, CODING, CREDITOR, OTHER } from '../../scripts/rehearsal/registers.ts'
import { codedYears } from '../cli/coded-years.ts'
import { idOf, type Office, openOffice } from '../cli/office.ts'
import type { TownOptions } from '../town.ts'

export const FINANCE = 'finn'
export const CONTROL = CONTROL_RATE.on
export const TARGET = 0.3

export interface LearnedOffice {
  readonly office: Office
  /** SHA-256 of the model. */
  readonly model: string
  /** As if people had coded nothing since. */
  readonly relearn: () => Promise<void>
  /** Lets it decide. */
  readonly decides: () => Promise<unknown>
  /** Anne codes its one line; answers what the decision is answered with. */
  readonly code: (id: InvoiceId, coding: Coding) => Promise<unknown>
  /** The next document's id: the control draws it, or does not; `stale`: only where nobody has coded the like of it lately. */
  readonly document: (drawn: boolean | 'stale') => string
}

const drawnAs = (place: number): boolean | 'stale' => place < CONTROL || (place < STALE_CONTROL && 'stale')

/** `beforeReserving`: what happens between the route and the posting. */
export async function openLearnedOffice(
  beforeReserving: () => Promise<unknown> = async () => undefined,
  options: Partial<TownOptions> = {},
): Promise<LearnedOffice> {
  const office = await openOffice({
    erp: (erp) => ({
      ...erp,
      reserve: async (...args) => {
        await beforeReserving()
        return erp.reserve(...args)
      },
    }),
    ...options,
  })
  // Two accounts by what stands in the text: no rule of twenty alike lines codes it, but whoever reads can.
  const byText = codedYears().map((line, n) =>
    n % 5 < 2 ? { ...line, text: `redskab ${n}`, coding: OTHER } : { ...line, coding: CODING },
  )
  // Nothing else: the few lines of years ago that a town is taught would have the trees grown when, by the day of the test, little was known yet.
  await office.town.store.db.collection('ledger').deleteMany({})
  await office.town.store.ledger.put(byText)
  const relearn = async (): Promise<void> => {
    await office.town.store.db.collection('experience').deleteMany({})
    await office.town.store.experience.learn(byText.filter((line) => line.creditorNo === CREDITOR))
  }
  await relearn()
  const args = ['model', 'train', '--wait', '--target-error', String(TARGET)]
  const { model } = (await office.cli.json<{ model: string }>(...args)).value
  // How sure it is of an invoice hangs on the day on which it comes: what is tried here is what follows when it is.
  const permissions = office.town.store.db.collection('permissions')
  await permissions.updateOne({ _id: model as never }, { $set: { threshold: 0.5 } })
  let documents = 0
  return {
    office,
    model,
    relearn,
    decides: () => office.cli.run('model', 'use', model, '--decide', '--by', FINANCE, '--why', 'it is sure'),
    code: async (id, coding) => {
      const net = (await office.town.store.records.get(id))?.invoice?.lines[0]?.net ?? 0
      return office.town.decide(id, {
        id: 'coded',
        by: ANNE,
        kind: 'code',
        lines: [{ lineId: '1', coding, net }],
      })
    },
    document: (drawn) => {
      do documents += 1
      while (drawnAs(draw(office.town.world.controlKey, idOf(`L${documents}`))) !== drawn)
      return `L${documents}`
    },
  }
}
