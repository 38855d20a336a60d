/** Documents that could not be read, and documents that are handed over by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { AREA, SOURCE } from '../../scripts/rehearsal/registers.ts'
import { idOf, type Office, openOffice } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** As after a fault of the reader: a document that can be read lies in quarantine, with its original. */
async function quarantined(documentId: string): Promise<InvoiceId> {
  const { town } = office
  const bytes = Buffer.from(office.paper())
  await town.around.arrive(documentId, bytes)
  await town.store.records.insert({
    _id: idOf(documentId),
    source: SOURCE,
    documentId,
    fileName: `${documentId}.xml`,
    receivedAt: new Date(),
    size: bytes.length,
    sha256: await town.store.originals.put(bytes),
    quarantine: { code: 'DOC_NOT_XML', detail: 'line 1', at: new Date(), tries: 1 },
  })
  return idOf(documentId)
}

describe('quarantine', () => {
  it('is listed with a reason, counts its tries, and what can be read now goes its way', async () => {
    const broken = await office.arrived('Q1', 'on', 'no invoice at all')
    expect((await office.cli.run('quarantine', 'list')).out).toContain('DOC_NOT_XML')
    expect(await office.cli.run('quarantine', 'retry', broken)).toMatchObject({ code: 1 })
    expect((await office.town.store.records.get(broken))?.quarantine).toMatchObject({
      code: 'DOC_NOT_XML',
      tries: 2,
    })
    const repaired = await quarantined('Q2')
    const retried = await office.cli.json<{ documents: readonly object[] }>('quarantine', 'retry', '--all')
    expect(retried.code).toBe(1)
    expect(retried.value.documents).toContainEqual({ id: broken, came: 'quarantined' })
    expect(retried.value.documents).toContainEqual({ id: repaired, came: 'started' })
    expect(await office.town.handle(repaired).result()).toMatchObject({ end: 'postedByRobot' })
    expect(await office.town.store.records.get(repaired)).toMatchObject({ area: AREA })
  })
})

describe('a document that nobody can read', () => {
  it('ends with what was done in the ERP, also before it was taken in', async () => {
    const { town, cli } = office
    await town.around.arrive('Q3', Buffer.from('no invoice either'))
    await town.around.withdraw('KIRSTEN', 'Q3')
    expect(await cli.json('intake', 'changes')).toMatchObject({ value: { passedOn: 1 } })
    expect(await cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
    expect(await town.store.records.get(idOf('Q3'))).toMatchObject({
      quarantine: { code: 'DOC_NOT_XML' },
      outcome: { end: 'withdrawn', by: 'KIRSTEN' },
    })
    expect(await cli.run('reconcile')).toMatchObject({ code: 0 })
  })
})

describe('submit', () => {
  it('answers the verdict of validation at once, and again when it is asked again', async () => {
    await office.town.setMode('on')
    const xml = office.paper()
    await office.town.around.arrive('S1', Buffer.from(xml))
    const path = await office.file('s1.xml', xml)
    expect(await office.cli.json('submit', path)).toEqual({
      code: 0,
      value: [{ id: idOf('S1'), findings: [] }],
    })
    await office.town.handle(idOf('S1')).result()
    expect(await office.cli.json('submit', '--document', 'S1')).toMatchObject({
      code: 0,
      value: [{ id: idOf('S1'), ended: { end: 'postedByRobot' } }],
    })
  })

  it('does not say of one that waits for people that it is on its way', async () => {
    await office.town.setMode('stopped')
    await office.town.around.arrive('S4', Buffer.from(office.paper()))
    const submit = async () => (await office.cli.run('submit', '--document', 'S4')).out
    expect(await submit()).toContain(`${idOf('S4')}: no finding`)
    await office.town.until(
      async () => (await office.town.invoices.running(idOf('S4')))?.status === 'waiting',
    )
    await office.town.until(
      async () => (await office.town.store.records.get(idOf('S4')))?.review !== undefined,
    )
    const again = await submit()
    expect(again).toContain(`${idOf('S4')}: no finding, and not automatic all the same`)
    expect(again).toContain('stopped')
    expect(again).not.toContain('on its way')
    expect(await office.cli.json('submit', '--document', 'S4')).toMatchObject({
      value: [{ findings: [], stands: { code: 'WAY_AREA_STOPPED' } }],
    })
  })

  it('tells findings and what cannot be read, and refuses what the ERP does not have', async () => {
    const wrong = office
      .paper()
      .replace('<cbc:PayableAmount currencyID="DKK">', '<cbc:PayableAmount currencyID="DKK">9')
    await office.town.around.arrive('S2', Buffer.from(wrong))
    await office.town.around.arrive('S3', Buffer.from(''))
    expect(await office.cli.json('submit', '--document', 'S2')).toMatchObject({
      code: 1,
      value: [{ findings: [{ code: 'RULE_SUM_WRONG' }] }],
    })
    expect(await office.cli.json('submit', '--document', 'S3')).toMatchObject({
      code: 1,
      value: [{ quarantine: { code: 'DOC_EMPTY' } }],
    })
    const { code, notes } = await office.cli.run('submit', await office.file('other.xml', 'another'))
    expect(code).toBe(1)
    expect(notes).toContain('The ERP does not know the document.')
  })
})
