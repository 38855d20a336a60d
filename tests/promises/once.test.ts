/** Promise 1, once: whoever races for a document, it is closed once, and all learn the same. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inParallel } from '../../activities/in-parallel.ts'
import { invoiceId } from '../../domain/invoice/id.ts'
import { postingBody } from '../../domain/posting/body.ts'
import { CODING, CREDITOR, invoiceOf, OTHER, SOURCE } from '../../scripts/rehearsal/registers.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

/** Documents for which robot, reviewer and ERP user race. */
const RACES = 1_000
/** Of them so many go through workflows on the real server; all race at the port. */
const THROUGH_WORKFLOWS = 60
const AT_A_TIME = 20

let town: Town
beforeAll(async () => {
  town = await townOnDevServer()
  await town.setMode('on')
  await town.teach()
})
afterAll(() => town.close())

const facts = (codedBy: string) => ({
  creditorNo: CREDITOR,
  costCentre: '100',
  postingDate: '2025-03-05',
  codedBy,
})

it(`lets one of robot, reviewer and ERP user have the document, ${RACES} times`, async () => {
  const { erp, around } = town
  const numbers = Array.from({ length: RACES }, (_, i) => i)
  await inParallel(AT_A_TIME, numbers, async (n) => {
    const documentId = `race-${n}`
    await around.arrive(documentId)
    const key = invoiceId(SOURCE, documentId)
    const invoice = invoiceOf()
    const lines = (coding: typeof CODING) => invoice.lines.map(({ id, net }) => ({ lineId: id, coding, net }))
    const ours = async (token: number, on: 'robot' | 'person', codedBy: string) => {
      const reserved = await erp.reserve(documentId, key, token, on)
      if (reserved.kind !== 'reserved') return reserved
      await pause(0)
      return erp.post({ documentId, key, token, body: postingBody(invoice, lines(CODING), facts(codedBy)) })
    }
    const racers = [
      () => ours(1, 'robot', 'robot'),
      () => ours(2, 'person', 'person:anne'),
      () => around.code('HANNE', documentId, postingBody(invoice, lines(OTHER), facts('person:HANNE'))),
      () => erp.release(documentId, key, 1, 'WAY_OPERATOR'),
    ]
    // Another order each time; the draw is the number itself.
    const order = racers
      .map((racer, i) => ({ racer, place: (n * 7 + i * 13) % 11 }))
      .sort((a, b) => a.place - b.place)
    await Promise.allSettled(order.map(({ racer }) => racer()))
    const state = await erp.state(documentId)
    const entries = (await erp.journal(0, 1000)).filter((e) => e.documentId === documentId)
    if (entries.length > 0) expect(state).toEqual({ kind: 'closed', entry: entries[0] })
    expect(entries.length).toBeLessThanOrEqual(1)
  })
  const entries: string[] = []
  for (let after = 0; ; ) {
    const page = await erp.journal(after, 1000)
    if (page.length === 0) break
    entries.push(...page.map((e) => e.documentId))
    after = page.at(-1)?.no ?? after
  }
  const raced = entries.filter((id) => id.startsWith('race-'))
  expect(new Set(raced).size).toBe(raced.length)
  expect(raced.length).toBeGreaterThan(RACES / 2)
})

it('ends each workflow as the ERP’s journal says, while a colleague codes the same documents there', async () => {
  const ids = await Promise.all(Array.from({ length: THROUGH_WORKFLOWS }, () => town.receive()))
  await inParallel(AT_A_TIME, ids, async (id) => {
    const started = town.start(id)
    await town.codeInErp('HANNE', id).catch(() => undefined)
    await started
  })
  for (const id of ids) {
    const record = await town.store.records.get(id)
    const state = await town.erp.state(record?.documentId ?? '')
    // The control sample waits for a person.
    if (state.kind !== 'closed') continue
    if (state.entry.key === undefined)
      await town.invoices.tell(id, { end: 'codedInErp', by: state.entry.user, journalNo: state.entry.no })
    const closing = await town.handle(id).result()
    expect(closing).toMatchObject({
      journalNo: state.entry.no,
      end: state.entry.key ? 'postedByRobot' : 'codedInErp',
    })
  }
})
