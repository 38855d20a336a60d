/** Imports and areas from the command line. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { splitInvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, AREA, BO } from '../../scripts/rehearsal/registers.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('import', () => {
  it('takes a register in, tells what was refused, and may be repeated', async () => {
    const path = await office.file(
      'chart.csv',
      'account,name,vat_code,open_from,closed_from\n4900,Frø,I25,,\n4901,Frø,I99,,\n',
    )
    const dry = await office.cli.json<object>('import', 'chart', path, '--dry-run')
    expect(dry).toMatchObject({ code: 1, value: { read: 2, written: 1, refusedCount: 1 } })
    expect(await office.town.store.accounts.get('4900')).toBeUndefined()
    const { code, out } = await office.cli.run('import', 'chart', path)
    expect(code).toBe(1)
    expect(out).toContain('not I25 or I0')
    expect(await office.cli.json('import', 'chart', path)).toMatchObject({
      value: { written: 0, unchanged: 1 },
    })
  })

  it('of a ledger claims what was booked, so that an invoice of last year is met again', async () => {
    const xml = office.paper()
    const number = /<cbc:ID>(R-\d+)</.exec(xml)?.[1]
    const header =
      'line_id,document_id,booked_on,creditor_no,supplier_invoice_no,invoice_date,gln,text,account,vat_code,dimensions,net,coded_by,posted_by'
    const row = `Z1,ZD1,2024-01-02,K1,"${number}",2024-01-01,5790000000012,planter,4600,I25,,100.00,person:anne,ANNE`
    const path = await office.file('ledger.csv', `${header}\n${row}\n`)
    expect(await office.cli.json('import', 'ledger', path)).toMatchObject({ code: 0, value: { written: 1 } })
    const duplicate = await office.arrived('L1', 'on', xml)
    const record = await office.town.store.records.get(duplicate)
    expect(record?.duplicates).toMatchObject({ verdict: 'same', of: ['ledger/ZD1'] })
    expect((await office.cli.run('invoice', 'show', duplicate)).out).toContain(
      'The same number as ledger/ZD1',
    )
  })

  it('of a ledger does not learn once more what came to us too', async () => {
    const { store } = office.town
    const id = await office.arrived('L2', 'on')
    expect(splitInvoiceId(id)).toMatchObject({ sourceId: 'L2' })
    const header =
      'line_id,document_id,booked_on,creditor_no,supplier_invoice_no,invoice_date,gln,text,account,vat_code,dimensions,net,coded_by,posted_by'
    const row = (line: string, document: string) =>
      `${line},${document},2024-01-02,K1,"N-${line}",2024-01-01,5790000000012,planter,4600,I25,,100.00,person:anne,ANNE`
    const path = await office.file('again.csv', `${header}\n${row('Y1', 'L2')}\n${row('Y2', 'LD2')}\n`)
    expect(await office.cli.json('import', 'ledger', path)).toMatchObject({ code: 0, value: { written: 2 } })
    const labels = (await store.ledger.some(['Y1', 'Y2'])).map((l) => `${l.lineId} ${l.label}`)
    expect(labels.sort()).toEqual(['Y1 weak', 'Y2 strong'])
  })
})

describe('areas', () => {
  it('are set by somebody, with a reason that is kept', async () => {
    const stranger = await office.cli.run('areas', 'set', AREA, 'on', '--by', 'nobody', '--why', 'x')
    expect(stranger).toMatchObject({ code: 1 })
    expect(
      await office.cli.run('areas', 'set', AREA, 'stopped', '--by', ANNE, '--why', 'fejl'),
    ).toMatchObject({
      code: 0,
    })
    expect(await office.town.store.areas.get(AREA)).toMatchObject({
      mode: 'stopped',
      changedBy: ANNE,
      why: 'fejl',
    })
    expect(await office.cli.run('areas', 'set', '--all', 'on', '--by', BO, '--why', 'start')).toMatchObject({
      code: 0,
    })
    expect((await office.town.store.areas.list()).map((a) => a.mode)).toEqual(['on', 'on'])
    expect(await office.cli.run('areas', 'deadline', AREA, '3')).toMatchObject({ code: 0 })
    expect((await office.cli.run('areas', 'list')).out).toMatch(/parks\s+on\s+3/)
    expect(await office.cli.run('areas', 'set', 'moon', 'on', '--by', BO, '--why', 'x')).toMatchObject({
      code: 1,
    })
  })
})
