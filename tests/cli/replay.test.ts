/** A decision computed again on real servers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('replay', () => {
  it('computes the same decision again; altering one line that it rests on changes the answer', async () => {
    await office.town.setMode('on')
    const posted = await office.arrived('R1', 'on')
    await office.town.handle(posted).result()
    expect(await office.cli.run('invoice', 'replay', posted)).toMatchObject({ code: 0 })
    const line = (await office.town.store.records.get(posted))?.proposal?.lines[0]?.evidence[0] ?? ''
    const ledger = office.town.store.db.collection('ledger')
    await ledger.updateOne({ _id: line as never }, { $set: { 'coding.account': '4700' } })
    const altered = await office.cli.json<{ same: boolean; divergences: readonly { what: string }[] }>(
      'invoice',
      'replay',
      posted,
    )
    await ledger.updateOne({ _id: line as never }, { $set: { 'coding.account': '4600' } })
    expect(altered.code).toBe(1)
    expect(altered.value.divergences.map((d) => d.what)).toEqual(['proposal.line 1', 'route'])
    expect(await office.cli.run('invoice', 'replay', posted)).toMatchObject({ code: 0 })
  })

  it('sees a line that is missing, an altered original, and not what was learnt since', async () => {
    const posted = await office.arrived('R2', 'on')
    await office.town.handle(posted).result()
    const [line] = await office.town.store.ledger.some(['L3'])
    if (!line) throw new Error('no such line')
    await office.town.store.ledger.put([
      {
        ...line,
        lineId: 'later',
        bookedOn: '2026-01-01',
        coding: { ...line.coding, account: '4700' },
        learntAt: new Date(),
      },
    ])
    expect(await office.cli.run('invoice', 'replay', posted)).toMatchObject({ code: 0 })
    const ledger = office.town.store.db.collection('ledger')
    const kept = await ledger.findOne({ _id: 'L3' as never })
    await ledger.deleteOne({ _id: 'L3' as never })
    expect(await office.cli.run('invoice', 'replay', posted)).toMatchObject({ code: 1 })
    if (kept) await ledger.insertOne(kept)
    const chunk = { files_id: (await office.town.store.records.get(posted))?.sha256 }
    await office.town.store.db
      .collection('originals.chunks')
      .updateOne(chunk, { $set: { data: Buffer.from('forged') } })
    const forged = await office.cli.json<{ divergences: readonly object[] }>('invoice', 'replay', posted)
    expect(forged).toMatchObject({
      code: 1,
      value: { divergences: [{ what: 'original', again: 'altered' }] },
    })
  })
})
