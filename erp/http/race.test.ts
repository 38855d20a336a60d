import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ACCOUNT, bodyOf } from '../contract.ts'
import type { Closed, JournalEntry, PostingBody } from '../port.ts'
import { worldOf } from '../sandbox/world.ts'
import { closed } from '../wire.ts'
import { httpErp } from './adapter.ts'
import { COLLEAGUE_TOKEN, type Rehearsal, ROBOT_TOKEN, rehearse } from './rehearsal.ts'

const DOCUMENTS = 1_000
/** Documents that are fought for at the same time. */
const AT_ONCE = 25
const TIMEOUT_MS = 30_000

describe('robot, reviewer and a colleague in the ERP, racing for one document', () => {
  let rehearsal: Rehearsal
  const ids = Array.from({ length: DOCUMENTS }, (_, i) => `D${i}`)

  beforeAll(async () => {
    rehearsal = await rehearse()
    const world = worldOf(rehearsal.engine)
    await world.setAccounts({ account: ACCOUNT, name: 'Kontorhold' })
    for (const id of ids) await world.arrive(id, new Uint8Array([1]))
  })
  afterAll(() => rehearsal.close())

  it(`leave exactly one entry each, ${DOCUMENTS} times, and all of them are told whose`, async () => {
    const erp = httpErp({ url: rehearsal.url, token: ROBOT_TOKEN, timeoutMs: TIMEOUT_MS })

    const throughUs = async (
      id: string,
      token: number,
      on: 'robot' | 'person',
      body: PostingBody,
    ): Promise<JournalEntry | undefined> => {
      const key = `invoice/erp/${id}`
      const reserved = await erp.reserve(id, key, token, on)
      if (reserved.kind === 'closed') return reserved.entry
      if (reserved.kind !== 'reserved') return undefined
      // The other of us two may have committed the key with another body: refused, and the ERP knows the entry.
      const answer = await erp.post({ documentId: id, key, token, body }).catch(() => erp.state(id))
      return answer.kind === 'closed' ? answer.entry : undefined
    }
    const inTheErp = async (id: string): Promise<JournalEntry | undefined> => {
      const response = await fetch(`${rehearsal.url}/v1/documents/${id}/coding`, {
        method: 'POST',
        headers: { authorization: `Bearer ${COLLEAGUE_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf({ codedBy: 'person:anna' })),
      })
      const answer = z.union([closed, z.object({ kind: z.literal('held') })]).parse(await response.json())
      return answer.kind === 'closed' ? (answer satisfies Closed).entry : undefined
    }

    const told = new Map<string, readonly (JournalEntry | undefined)[]>()
    const fight = async (id: string, turn: number): Promise<void> => {
      const racers = [
        () => throughUs(id, 1, 'robot', bodyOf()),
        () => throughUs(id, 2, 'person', bodyOf({ codedBy: 'person:7' })),
        () => inTheErp(id),
      ]
      const order = [...racers.slice(turn % 3), ...racers.slice(0, turn % 3)]
      told.set(id, await Promise.all(order.map((racer) => racer())))
    }
    for (let from = 0; from < ids.length; from += AT_ONCE)
      await Promise.all(ids.slice(from, from + AT_ONCE).map((id, i) => fight(id, from + i)))

    const journal = await erp.journal(0, DOCUMENTS)
    expect(await erp.journal(DOCUMENTS, 1)).toEqual([])
    expect(journal.map((entry) => entry.documentId).toSorted()).toEqual(ids.toSorted())
    for (const entry of journal)
      for (const heard of told.get(entry.documentId) ?? []) if (heard) expect(heard).toEqual(entry)
    // The race is one only if more than one of the three wins it now and then.
    expect(new Set(journal.map((entry) => entry.codedBy)).size).toBeGreaterThan(1)
  }, 120_000)
})
