import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodyHash } from './body-hash.ts'
import { type Erp, type ErpRefused, type PostingBody, type RefusalCode, ROBOT_USER } from './port.ts'
import type { World } from './sandbox/world.ts'
import { MAX_PAGE_ITEMS } from './wire.ts'

const DAY_MS = 86_400_000

/** What every adapter keeps, sentence by sentence of `erp/port.ts`; run against each of them. */
export interface Subject {
  readonly erp: Erp
  readonly world: World
  readonly close: () => Promise<void>
}

export const ACCOUNT = '4600'

export function bodyOf(change: Partial<PostingBody> = {}): PostingBody {
  return {
    kind: 'invoice',
    creditorNo: '1033',
    invoiceNumber: 'F-1',
    currency: 'DKK',
    postingDate: '2026-02-03',
    period: '2026-02',
    codedBy: 'robot',
    lines: [
      {
        account: ACCOUNT,
        costCentre: '100',
        vatCode: 'I25',
        dimensions: { project: 'P1' },
        net: 800,
        vat: 200,
      },
      { account: ACCOUNT, costCentre: '100', vatCode: 'I0', dimensions: {}, net: 50, vat: 0 },
    ],
    gross: 1050,
    ...change,
  }
}

export function erpContract(name: string, open: () => Promise<Subject>): void {
  describe(`the ERP contract, kept by ${name}`, () => {
    let erp: Erp
    let world: World
    let close: () => Promise<void>

    beforeEach(async () => {
      const subject = await open()
      ;({ erp, world, close } = subject)
      await world.setAccounts(
        { account: ACCOUNT, name: 'Kontorhold' },
        { account: '4700', name: 'Lukket', closedFrom: '2026-02-03' },
        { account: '4800', name: 'Ny', openFrom: '2026-02-04' },
      )
      await world.closePeriod('2025-12')
      await world.arrive('D1')
      await world.arrive('D2')
    })
    afterEach(() => close())

    const key = 'invoice/erp/D1'
    const refused = (code: RefusalCode): Partial<ErpRefused> => ({ name: 'ErpRefused', code })
    const reserve = (documentId = 'D1', token = 1) =>
      erp.reserve(documentId, `invoice/erp/${documentId}`, token, 'robot')
    const post = (documentId = 'D1', token = 1, body = bodyOf()) =>
      erp.post({ documentId, key: `invoice/erp/${documentId}`, token, body })
    const posted = async (documentId = 'D1') => {
      await reserve(documentId)
      return post(documentId)
    }

    describe('arrivals', () => {
      it('come oldest first, in pages, with numbers that do not change', async () => {
        await world.arrive('D3')
        const all = await erp.arrivals(0, 10)
        expect(all.map((a) => [a.seq, a.documentId])).toEqual([
          [1, 'D1'],
          [2, 'D2'],
          [3, 'D3'],
        ])
        expect(await erp.arrivals(0, 2)).toEqual(all.slice(0, 2))
        expect(await erp.arrivals(2, 2)).toEqual(all.slice(2))
        expect(await erp.arrivals(3, 2)).toEqual([])
      })

      it('do not number a document twice when it is delivered again', async () => {
        await world.arrive('D1')
        expect(await erp.arrivals(0, 10)).toHaveLength(2)
        expect(await world.arrive('D1', new Uint8Array([1]))).toMatchObject({ code: 'ERP_BAD_REQUEST' })
      })
    })

    describe('download', () => {
      it('gives every byte as it arrived, also none', async () => {
        const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256)
        await world.arrive('BYTES', bytes)
        await world.arrive('NOTHING', new Uint8Array())
        expect(Buffer.compare(await erp.download('BYTES'), bytes)).toBe(0)
        expect(await erp.download('NOTHING')).toHaveLength(0)
        const last = (await erp.arrivals(2, 10)).map((a) => a.size)
        expect(last).toEqual([70_000, 0])
      })
    })

    it('gives accounts with their dates, and suppliers with their bank accounts', async () => {
      await world.setSuppliers({
        creditorNo: '1033',
        name: 'Crown',
        cvr: '11689868',
        accounts: ['BANK:9104-1', 'FIK:71-2'],
      })
      await world.setSuppliers({ creditorNo: '1034', name: 'Uden', accounts: [] })
      expect(await erp.accounts()).toContainEqual({
        account: '4700',
        name: 'Lukket',
        closedFrom: '2026-02-03',
      })
      expect(await erp.suppliers()).toEqual([
        { creditorNo: '1033', name: 'Crown', cvr: '11689868', accounts: ['BANK:9104-1', 'FIK:71-2'] },
        { creditorNo: '1034', name: 'Uden', accounts: [] },
      ])
    })

    describe('reserve', () => {
      it('is harmless to repeat with the same key and token', async () => {
        expect(await reserve()).toEqual({ kind: 'reserved' })
        expect(await reserve()).toEqual({ kind: 'reserved' })
        expect(await erp.state('D1')).toEqual({ kind: 'reserved', key, token: 1 })
      })

      it('lets nobody else close the document while it holds', async () => {
        await reserve()
        expect(await erp.reserve('D1', 'another', 9, 'robot')).toEqual({ kind: 'held', by: ROBOT_USER })
        expect(await erp.post({ documentId: 'D1', key: 'another', token: 1, body: bodyOf() })).toEqual({
          kind: 'fenced',
        })
        expect(await world.code('anna', 'D1', bodyOf())).toEqual({ kind: 'held', by: ROBOT_USER })
        expect(await world.take('anna', 'D1')).toEqual({ kind: 'held', by: ROBOT_USER })
      })

      it('is taken over by a higher token of the same key, which fences the lower', async () => {
        await reserve('D1', 1)
        expect(await reserve('D1', 2)).toEqual({ kind: 'reserved' })
        expect(await reserve('D1', 1)).toEqual({ kind: 'fenced' })
        expect(await post('D1', 1)).toEqual({ kind: 'fenced' })
        expect(await post('D1', 2)).toMatchObject({ kind: 'closed' })
      })

      it('does not give the robot what lies on the manual list, but a person', async () => {
        await erp.release('D1', key, 1, 'WAY_CONTROL')
        expect(await erp.reserve('D1', key, 2, 'robot')).toEqual({ kind: 'manual' })
        expect(await erp.reserve('D1', key, 2, 'person')).toEqual({ kind: 'reserved' })
        expect(await post('D1', 2)).toMatchObject({ kind: 'closed' })
      })

      it('says who holds it where a colleague has taken it', async () => {
        await world.take('anna', 'D1')
        expect(await erp.reserve('D1', key, 1, 'person')).toEqual({ kind: 'held', by: 'anna' })
        expect(await erp.reserve('D1', key, 1, 'robot')).toEqual({ kind: 'manual' })
        await world.putBack('anna', 'D1')
        expect(await erp.reserve('D1', key, 1, 'person')).toEqual({ kind: 'reserved' })
      })

      it('answers with the end of a document that has one', async () => {
        await posted('D1')
        expect(await reserve('D1', 2)).toMatchObject({ kind: 'closed', entry: { no: 1, key } })
        await world.withdraw('anna', 'D2')
        expect(await reserve('D2')).toMatchObject({ kind: 'withdrawn', by: 'anna' })
      })
    })

    describe('release', () => {
      it('puts the document on the manual list with the reason', async () => {
        await reserve()
        expect(await erp.release('D1', key, 1, 'WAY_CONTROL')).toEqual({ kind: 'released' })
        expect(await erp.state('D1')).toEqual({ kind: 'manual', reason: 'WAY_CONTROL' })
        expect(await erp.release('D1', key, 1, 'WAY_CONTROL')).toEqual({ kind: 'released' })
      })

      it('refuses whatever arrives late under its token or a lower one', async () => {
        await reserve('D1', 3)
        await erp.release('D1', key, 3, 'WAY_CONTROL')
        for (const token of [1, 2, 3]) {
          expect(await reserve('D1', token)).toEqual({ kind: 'fenced' })
          expect(await erp.reserve('D1', key, token, 'person')).toEqual({ kind: 'fenced' })
          expect(await post('D1', token)).toEqual({ kind: 'fenced' })
          expect(await erp.close({ documentId: 'D1', key, token, as: 'returned', by: 'person:7' })).toEqual({
            kind: 'fenced',
          })
        }
        expect(await erp.state('D1')).toEqual({ kind: 'manual', reason: 'WAY_CONTROL' })
      })

      it('refuses the late reserve also where there was no reservation', async () => {
        expect(await erp.release('D1', key, 1, 'WAY_CONTROL')).toEqual({ kind: 'released' })
        expect(await reserve('D1', 1)).toEqual({ kind: 'fenced' })
        expect(await erp.reserve('D1', key, 1, 'person')).toEqual({ kind: 'fenced' })
      })

      it('leaves a colleague what the colleague has taken, and fences all the same', async () => {
        await world.take('anna', 'D1')
        expect(await erp.release('D1', key, 4, 'WAY_CONTROL')).toEqual({ kind: 'released' })
        expect(await erp.reserve('D1', key, 5, 'person')).toEqual({ kind: 'held', by: 'anna' })
        await world.putBack('anna', 'D1')
        expect(await erp.reserve('D1', key, 4, 'person')).toEqual({ kind: 'fenced' })
        expect(await erp.reserve('D1', key, 5, 'person')).toEqual({ kind: 'reserved' })
      })

      it('that comes late does not end a later try', async () => {
        await reserve('D1', 2)
        expect(await erp.release('D1', key, 1, 'WAY_CONTROL')).toEqual({ kind: 'released' })
        expect(await post('D1', 2)).toMatchObject({ kind: 'closed' })
      })

      it('does not touch the reservation of another key', async () => {
        await reserve()
        expect(await erp.release('D1', 'another', 9, 'WAY_CONTROL')).toEqual({ kind: 'released' })
        expect(await post()).toMatchObject({ kind: 'closed' })
      })

      it('says by whom a document was closed before', async () => {
        await posted('D1')
        expect(await erp.release('D1', key, 1, 'WAY_CONTROL')).toMatchObject({
          kind: 'closed',
          entry: { user: ROBOT_USER },
        })
        await world.withdraw('anna', 'D2')
        expect(await erp.release('D2', key, 1, 'WAY_CONTROL')).toMatchObject({
          kind: 'withdrawn',
          by: 'anna',
        })
      })
    })

    it('states what is true of a document', async () => {
      expect(await erp.state('D1')).toEqual({ kind: 'open' })
      const answer = await posted('D1')
      expect(await erp.state('D1')).toEqual(answer)
      await world.withdraw('anna', 'D2')
      expect(await erp.state('D2')).toMatchObject({ kind: 'withdrawn', by: 'anna' })
    })

    describe('post', () => {
      it('writes an entry with everything that was ordered', async () => {
        expect(await posted()).toEqual({
          kind: 'closed',
          entry: {
            no: 1,
            documentId: 'D1',
            how: 'posted',
            user: ROBOT_USER,
            key,
            codedBy: 'robot',
            at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
            bodyHash: bodyHash(bodyOf()),
            body: bodyOf(),
          },
        })
      })

      it('takes citizens’ numbers beside the body, answers them nowhere, and is the same order without them', async () => {
        await reserve()
        const order = { documentId: 'D1', key, token: 1, body: bodyOf() }
        const first = await erp.post({ ...order, citizens: ['0101901234'] })
        expect(first).toMatchObject({ kind: 'closed' })
        expect(await erp.post(order)).toEqual(first)
        const answers = [first, await erp.state('D1'), await erp.journal(0, 10)]
        expect(JSON.stringify(answers)).not.toContain('0101901234')
        await expect(erp.post({ ...order, citizens: ['010190-1234'] })).rejects.toMatchObject(
          refused('ERP_BAD_REQUEST'),
        )
      })

      it('answers the same order again with the same entry, whatever its token', async () => {
        const first = await posted()
        expect(await post()).toEqual(first)
        expect(await post('D1', 0)).toEqual(first)
        expect(await post('D1', 17)).toEqual(first)
        const shuffled = Object.fromEntries(Object.entries(bodyOf()).reverse()) as unknown as PostingBody
        expect(await post('D1', 1, shuffled)).toEqual(first)
        expect(await erp.journal(0, 10)).toHaveLength(1)
      })

      it('refuses another body, another document or another kind of closing under a committed key', async () => {
        await posted()
        await reserve('D2')
        await expect(post('D1', 1, bodyOf({ invoiceNumber: 'F-2' }))).rejects.toMatchObject(
          refused('ERP_KEY_REUSED'),
        )
        await expect(erp.post({ documentId: 'D2', key, token: 1, body: bodyOf() })).rejects.toMatchObject(
          refused('ERP_KEY_REUSED'),
        )
        await expect(
          erp.close({ documentId: 'D1', key, token: 1, as: 'returned', by: 'person:7' }),
        ).rejects.toMatchObject(refused('ERP_KEY_REUSED'))
      })

      it('needs the current reservation', async () => {
        expect(await post()).toEqual({ kind: 'fenced' })
        await reserve('D1', 2)
        expect(await post('D1', 1)).toEqual({ kind: 'fenced' })
        expect(await post('D1', 3)).toEqual({ kind: 'fenced' })
        expect(await erp.journal(0, 10)).toEqual([])
      })

      it('tells the second who was first', async () => {
        await world.code('anna', 'D1', bodyOf({ codedBy: 'person:anna' }))
        expect(await post()).toMatchObject({
          kind: 'closed',
          entry: { user: 'anna', codedBy: 'person:anna' },
        })
      })

      it('does not post a withdrawn document, also under a reservation', async () => {
        await reserve()
        await world.withdraw('anna', 'D1')
        expect(await post()).toMatchObject({ kind: 'withdrawn', by: 'anna' })
        expect(
          await erp.close({ documentId: 'D1', key, token: 1, as: 'returned', by: 'person:7' }),
        ).toMatchObject({ kind: 'withdrawn' })
        expect(await erp.journal(0, 10)).toEqual([])
      })

      const [line] = bodyOf().lines
      const withAccount = (account: string): PostingBody =>
        bodyOf({ lines: line ? [{ ...line, account }] : [], gross: 1000 })
      it.each<[string, RefusalCode, PostingBody]>([
        ['an account closed on the posting date', 'ERP_ACCOUNT_CLOSED', withAccount('4700')],
        ['an account not yet open on it', 'ERP_ACCOUNT_CLOSED', withAccount('4800')],
        ['an unknown account', 'ERP_ACCOUNT_UNKNOWN', withAccount('9999')],
        ['a closed period', 'ERP_PERIOD_CLOSED', bodyOf({ period: '2025-12' })],
        ['a posting date in a closed period', 'ERP_PERIOD_CLOSED', bodyOf({ postingDate: '2025-12-31' })],
        ['a gross that is not net and VAT', 'ERP_SUM_WRONG', bodyOf({ gross: 1051 })],
        ['a credit note that would be paid out', 'ERP_BAD_REQUEST', bodyOf({ kind: 'creditNote' })],
        ['a posting without lines', 'ERP_BAD_REQUEST', bodyOf({ lines: [], gross: 0 })],
        ['a fraction of an øre', 'ERP_BAD_REQUEST', bodyOf({ gross: 1050.5 })],
      ])('refuses %s, and does not bind the key', async (_, code, body) => {
        await reserve()
        await expect(post('D1', 1, body)).rejects.toMatchObject(refused(code))
        expect(await erp.state('D1')).toEqual({ kind: 'reserved', key, token: 1 })
        expect(await post()).toMatchObject({ kind: 'closed', entry: { key, bodyHash: bodyHash(bodyOf()) } })
      })

      it('takes the last day before an account closes and the first on which it is open', async () => {
        await reserve('D1')
        await reserve('D2')
        expect(await post('D1', 1, { ...withAccount('4700'), postingDate: '2026-02-02' })).toMatchObject({
          kind: 'closed',
        })
        expect(await post('D2', 1, { ...withAccount('4800'), postingDate: '2026-02-04' })).toMatchObject({
          kind: 'closed',
        })
      })

      it('posts a credit note with negative amounts', async () => {
        await reserve()
        const lines = bodyOf().lines.map((l) => ({ ...l, net: -l.net, vat: -l.vat }))
        expect(await post('D1', 1, bodyOf({ kind: 'creditNote', lines, gross: -1050 }))).toMatchObject({
          kind: 'closed',
        })
      })
    })

    describe('close', () => {
      it.each(['returned', 'duplicate'] as const)('ends a document as %s, once', async (as) => {
        await reserve()
        const order = { documentId: 'D1', key, token: 1, as, by: 'person:7' }
        const first = await erp.close(order)
        expect(first).toMatchObject({
          kind: 'closed',
          entry: { how: as, user: ROBOT_USER, key, codedBy: 'person:7' },
        })
        expect(first).not.toHaveProperty('entry.body')
        expect(await erp.close({ ...order, token: 5 })).toEqual(first)
        await expect(erp.close({ ...order, by: 'person:8' })).rejects.toMatchObject(refused('ERP_KEY_REUSED'))
        await expect(post()).rejects.toMatchObject(refused('ERP_KEY_REUSED'))
        expect(await erp.journal(0, 10)).toHaveLength(1)
      })

      it('needs the current reservation, and tells the second who was first', async () => {
        const order = { documentId: 'D1', key, token: 1, as: 'returned', by: 'person:7' } as const
        expect(await erp.close(order)).toEqual({ kind: 'fenced' })
        await world.code('anna', 'D1', bodyOf())
        expect(await erp.close(order)).toMatchObject({ kind: 'closed', entry: { user: 'anna' } })
      })
    })

    describe('changes and journal', () => {
      it('report what colleagues did, and not what this program did', async () => {
        await world.arrive('D3')
        await posted('D1')
        await world.code('anna', 'D2', bodyOf({ codedBy: 'person:anna' }))
        await world.withdraw('bo', 'D3')
        const changes = await erp.changes(0, 10)
        expect(changes).toMatchObject([
          { seq: 1, kind: 'coded', documentId: 'D2', by: 'anna', journalNo: 2 },
          { seq: 2, kind: 'withdrawn', documentId: 'D3', by: 'bo' },
        ])
        expect(await erp.changes(1, 10)).toEqual(changes.slice(1))
        expect(await erp.changes(0, 1)).toEqual(changes.slice(0, 1))
      })

      it('list every closing without a gap, by everybody or by one user', async () => {
        await world.arrive('D3')
        await posted('D1')
        await world.code('anna', 'D2', bodyOf({ codedBy: 'person:anna' }))
        await posted('D3')
        const all = await erp.journal(0, 10)
        expect(all.map((e) => [e.no, e.documentId, e.user])).toEqual([
          [1, 'D1', ROBOT_USER],
          [2, 'D2', 'anna'],
          [3, 'D3', ROBOT_USER],
        ])
        expect(all[1]).not.toHaveProperty('key')
        expect(all.every((e) => e.body !== undefined)).toBe(true)
        expect(await erp.journal(1, 1)).toEqual(all.slice(1, 2))
        expect(await erp.journal(0, 10, ROBOT_USER)).toEqual([all[0], all[2]])
        expect(await erp.journal(1, 10, ROBOT_USER)).toEqual([all[2]])
        expect(await erp.journal(0, 1, ROBOT_USER)).toEqual([all[0]])
        expect(await erp.journal(0, 10, 'nobody')).toEqual([])
      })
    })

    it('gives to people what is not finished when the working day begins, and fences the robot', async () => {
      await world.arrive('D3')
      await world.arrive('D4', undefined, '2099-01-01T00:00:00Z')
      await posted('D1')
      await reserve('D2', 3)
      await world.beginDay()
      expect(await erp.state('D1')).toMatchObject({ kind: 'closed' })
      expect(await erp.state('D2')).toEqual({ kind: 'manual', reason: 'WAY_DAY_BEGAN' })
      expect(await erp.state('D3')).toEqual({ kind: 'manual', reason: 'WAY_DAY_BEGAN' })
      expect(await erp.state('D4')).toEqual({ kind: 'open' })
      expect(await post('D2', 3)).toEqual({ kind: 'fenced' })
      expect(await reserve('D2', 3)).toEqual({ kind: 'fenced' })
      expect(await reserve('D2', 4)).toEqual({ kind: 'manual' })
      expect(await erp.reserve('D2', 'invoice/erp/D2', 4, 'person')).toEqual({ kind: 'reserved' })
    })

    it('leaves with the robot, when the working day begins, what is reserved until later, and no longer', async () => {
      const until = new Date(Date.now() + 3 * DAY_MS).toISOString()
      expect(await erp.reserve('D1', key, 1, 'robot', until)).toEqual({ kind: 'reserved' })
      await erp.reserve('D2', 'invoice/erp/D2', 1, 'robot', '2026-01-01T00:00:00Z')
      await world.beginDay()
      expect(await erp.state('D1')).toEqual({ kind: 'reserved', key, token: 1 })
      expect(await erp.state('D2')).toEqual({ kind: 'manual', reason: 'WAY_DAY_BEGAN' })
      expect(await reserve('D1', 2)).toEqual({ kind: 'reserved' })
      expect(await post('D1', 1)).toEqual({ kind: 'fenced' })
      await world.beginDay()
      expect(await erp.state('D1')).toEqual({ kind: 'manual', reason: 'WAY_DAY_BEGAN' })
    })

    it('gives back at once what was reserved until later', async () => {
      const until = new Date(Date.now() + 3 * DAY_MS).toISOString()
      await erp.reserve('D1', key, 1, 'robot', until)
      expect(await erp.release('D1', key, 1, 'WAY_FROZEN')).toEqual({ kind: 'released' })
      expect(await erp.state('D1')).toEqual({ kind: 'manual', reason: 'WAY_FROZEN' })
    })

    it.each(['2022/17', 'Bilag 4 (æ)?#%2F', 'a..b/…'])(
      'lists and handles a document whose id is unlike others: »%s«',
      async (id) => {
        await world.arrive(id, new Uint8Array([7]))
        expect((await erp.arrivals(2, 10)).map((a) => a.documentId)).toEqual([id])
        expect([...(await erp.download(id))]).toEqual([7])
        expect(await posted(id)).toMatchObject({ kind: 'closed', entry: { documentId: id } })
        expect(await erp.state(id)).toMatchObject({ kind: 'closed', entry: { documentId: id } })
        expect((await erp.journal(0, 10)).map((e) => e.documentId)).toEqual([id])
        await world.arrive(`${id}*`)
        await world.withdraw('anna', `${id}*`)
        expect((await erp.changes(0, 10)).map((c) => c.documentId)).toEqual([`${id}*`])
      },
    )

    it('lists a document for which it cannot be asked, and those beside it', async () => {
      await world.arrive('..')
      await world.arrive('D3')
      expect((await erp.arrivals(2, 10)).map((a) => a.documentId)).toEqual(['..', 'D3'])
    })

    it.each(['D9', '..', 'a/b', ''])('does not know the document »%s«', async (id) => {
      const order = { documentId: id, key: 'k', token: 1 }
      const calls: readonly Promise<unknown>[] = [
        erp.download(id),
        erp.state(id),
        erp.reserve(id, 'k', 1, 'robot'),
        erp.release(id, 'k', 1, 'WAY_CONTROL'),
        erp.post({ ...order, body: bodyOf() }),
        erp.close({ ...order, as: 'returned', by: 'person:7' }),
      ]
      const answers = await Promise.allSettled(calls)
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 'rejected', reason: refused('ERP_DOCUMENT_UNKNOWN') })
    })

    it('refuses a request that it cannot read', async () => {
      await expect(erp.arrivals(0, MAX_PAGE_ITEMS + 1)).rejects.toMatchObject(refused('ERP_BAD_REQUEST'))
      await expect(erp.journal(-1, 10)).rejects.toMatchObject(refused('ERP_BAD_REQUEST'))
      await expect(erp.changes(0, 0)).rejects.toMatchObject(refused('ERP_BAD_REQUEST'))
      await expect(erp.reserve('D1', '', 1, 'robot')).rejects.toMatchObject(refused('ERP_BAD_REQUEST'))
      await expect(erp.reserve('D1', key, -1, 'robot')).rejects.toMatchObject(refused('ERP_BAD_REQUEST'))
      await expect(erp.reserve('D1', key, 1, 'robot', 'soon')).rejects.toMatchObject(
        refused('ERP_BAD_REQUEST'),
      )
      await expect(erp.release('D1', key, 1, '')).rejects.toMatchObject(refused('ERP_BAD_REQUEST'))
    })
  })
}
