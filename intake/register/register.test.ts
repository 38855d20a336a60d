import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accounts } from '../../store/accounts.ts'
import { areas } from '../../store/areas.ts'
import { experience, experienceFrom } from '../../store/experience.ts'
import { institutions } from '../../store/institutions.ts'
import { ledger } from '../../store/ledger.ts'
import { people } from '../../store/people.ts'
import { suppliers } from '../../store/suppliers.ts'
import { openTestStore, type TestStore } from '../../tests/test-store.ts'
import { MAX_REFUSED_KEPT } from './account.ts'
import { CHART_COLUMNS, importChart } from './chart.ts'
import { openRegister } from './csv.ts'
import type { BookedDocument } from './documents.ts'
import { BATCH_ROWS } from './import.ts'
import { INSTITUTION_COLUMNS, importInstitutions } from './institutions.ts'
import { importLedger } from './ledger.ts'
import { LEDGER_COLUMNS } from './ledger-row.ts'
import { importPeople, PEOPLE_COLUMNS } from './people.ts'
import { importSuppliers, SUPPLIER_COLUMNS } from './suppliers.ts'

const START_MS = 120_000
const LONG_MS = 60_000
const NOW = new Date('2024-03-04T12:00:00Z')
const GLN = '5798009811578'

let store: TestStore
let parts: ReturnType<typeof partsOf>
const partsOf = ({ db }: TestStore) => ({
  accounts: accounts(db),
  areas: areas(db),
  experience: experience(db),
  institutions: institutions(db),
  ledger: ledger(db),
  people: people(db),
  suppliers: suppliers(db),
  handledOf: async (): Promise<ReadonlySet<string>> => new Set(),
  now: NOW,
})
beforeAll(async () => {
  store = await openTestStore()
}, START_MS)
afterAll(() => store.close())
beforeEach(async () => {
  await store.db.dropDatabase()
  parts = partsOf(store)
  await parts.accounts.put([
    { account: '4010', name: 'Kontorhold', vatCode: 'I25' },
    { account: '4020', name: 'Husleje', vatCode: 'I0' },
  ])
  await parts.areas.ensure(['skole'], 'test', NOW)
  await parts.institutions.put([{ gln: GLN, name: 'Skolen', costCentre: '3100', area: 'skole' }])
  await parts.suppliers.put([{ creditorNo: '100', name: 'Maleren', accounts: [] }])
})

const csv = (columns: readonly string[], ...rows: readonly string[]): Readable =>
  Readable.from([Buffer.from(`${[columns.join(','), ...rows].join('\r\n')}\r\n`)])

type LedgerFields = Partial<Record<(typeof LEDGER_COLUMNS)[number], string>>
function ledgerRow(id: string, fields: LedgerFields = {}): string {
  const usual: LedgerFields = {
    line_id: id,
    document_id: `doc-${id}`,
    booked_on: '2024-01-15',
    creditor_no: '100',
    supplier_invoice_no: `F-${id}`,
    invoice_date: '2024-01-10',
    gln: GLN,
    text: '"Maling, indvendig"',
    account: '4010',
    vat_code: 'I25',
    dimensions: 'project=7;activity=a1',
    net: '800.00',
    coded_by: 'person:anha',
    posted_by: 'ANHA',
  }
  return LEDGER_COLUMNS.map((column) => ({ ...usual, ...fields })[column] ?? '').join(',')
}

describe('import of the chart, suppliers, institutions and people', () => {
  it('writes, repeats without writing, and corrects', async () => {
    const rows = ['4030,Rengøring,I25,2020-01-01,', '4040,Porto,I0,,2024-07-01']
    const file = () => csv(CHART_COLUMNS, ...rows)
    expect(await importChart(file(), parts, { dryRun: true })).toMatchObject({ read: 2, written: 2 })
    expect(await parts.accounts.get('4030')).toBeUndefined()
    expect(await importChart(file(), parts)).toMatchObject({
      read: 2,
      written: 2,
      unchanged: 0,
      refusedCount: 0,
    })
    expect(await importChart(file(), parts)).toMatchObject({ read: 2, written: 0, unchanged: 2 })
    expect(await parts.accounts.get('4040')).toEqual({
      account: '4040',
      name: 'Porto',
      vatCode: 'I0',
      closedFrom: '2024-07-01',
    })
    rows[1] = '4040,Porto,I0,,'
    expect(await importChart(file(), parts)).toMatchObject({ written: 1, unchanged: 1 })
    expect(await parts.accounts.get('4040')).not.toHaveProperty('closedFrom')
  })

  it('finds suppliers by company number', async () => {
    const file = csv(
      SUPPLIER_COLUMNS,
      '7,"Maler ""Ærø"" ApS",24256790,Havnevej 7,5970,Ærøskøbing,BANK:5301-1234567 FIK:71-87654321',
      '8,Uden CVR,,,,,',
      '9,Skæv konto,24256790,,,,5301 1234567',
    )
    const { refused, written } = await importSuppliers(file, parts)
    expect(written).toBe(2)
    expect(refused).toMatchObject([{ row: 4, code: 'IMPORT_ROW', field: 'accounts' }])
    expect(await parts.suppliers.byCvr('24256790')).toEqual([
      {
        creditorNo: '7',
        name: 'Maler "Ærø" ApS',
        cvr: '24256790',
        street: 'Havnevej 7',
        postcode: '5970',
        city: 'Ærøskøbing',
        accounts: ['BANK:5301-1234567', 'FIK:71-87654321'],
      },
    ])
  })

  it('dates a change of what money follows, and nothing else', async () => {
    const at = (day: string) => ({ ...parts, now: new Date(`${day}T08:00:00Z`) })
    const file = (accounts: string, name = 'Glarmester') =>
      csv(SUPPLIER_COLUMNS, `20,${name},,,,,${accounts}`)
    const changedOn = async () => (await parts.suppliers.get('20'))?.changedOn
    await importSuppliers(file('BANK:5301-1'), at('2026-01-01'))
    expect(await changedOn()).toBeUndefined()
    await importSuppliers(file('BANK:5301-2'), at('2026-02-01'))
    expect(await changedOn()).toBe('2026-02-01')
    expect(await importSuppliers(file('BANK:5301-2'), at('2026-03-01'))).toMatchObject({ unchanged: 1 })
    expect(await changedOn()).toBe('2026-02-01')
    const dated = csv(
      [...SUPPLIER_COLUMNS, 'changed_on', 'vat_registered', 'standing'],
      '20,Ny ejer,,,,,BANK:5301-2,2026-02-20,no,bankrupt',
    )
    await importSuppliers(dated, at('2026-03-01'))
    expect(await parts.suppliers.get('20')).toMatchObject({
      changedOn: '2026-02-20',
      vatRegistered: false,
      standing: 'bankrupt',
    })
  })

  it('creates areas that it meets, with the robot off, and leaves those that are there', async () => {
    await parts.areas.setMode('skole', { mode: 'on', changedBy: 'anha', changedAt: NOW, why: '' })
    const file = () =>
      csv(INSTITUTION_COLUMNS, '5790000000005,Parken,3200,park', '5790000000012,Skolen,3300,skole')
    await importInstitutions(file(), parts, { dryRun: true })
    expect(await parts.areas.get('park')).toBeUndefined()
    expect(await importInstitutions(file(), parts)).toMatchObject({ written: 2 })
    expect((await parts.areas.list()).map((a) => [a.area, a.mode])).toEqual([
      ['park', 'off'],
      ['skole', 'on'],
    ])
  })

  it('knows who owns an institution where the file says it', async () => {
    const file = csv(
      [...INSTITUTION_COLUMNS, 'cvr'],
      '5790000000029,Friskolen,3400,skole,29189420',
      '5790000000036,Havnen,3500,park,',
      '5790000000043,Lunden,3600,park,123',
    )
    expect(await importInstitutions(file, parts)).toMatchObject({ written: 2, refusedCount: 1 })
    expect(await parts.institutions.get('5790000000029')).toMatchObject({ cvr: '29189420' })
    expect(await parts.institutions.get('5790000000036')).not.toHaveProperty('cvr')
  })

  it('knows stand-ins wherever they stand in the file, and refuses those who are nowhere', async () => {
    const file = csv(
      PEOPLE_COLUMNS,
      'anha,Anna Hansen,anha@kommune.example,reviewer leader,skole,50000.00,boje',
      'boje,Bo Jensen,boje@kommune.example,finance,*,1000000,',
      'cali,Carl Lind,cali@kommune.example,reviewer,skole,0,nobody',
      'dori,Dorte Riis,dori@kommune.example,reviewer,månen,0,',
      'eifr,Eigil Friis,eifr@kommune.example,reviewer,skole,0,eifr',
      'frgr,Fie Gram,frgr@kommune.example,king,skole,0,',
      'gosk,Gorm Skov,ingen post,reviewer,skole,0,',
      'heva,Helle Vang,heva@kommune.example,reviewer,skole,1.000,',
    )
    const { read, written, refused } = await importPeople(file, parts)
    expect({ read, written }).toEqual({ read: 8, written: 2 })
    expect(refused.map(({ row, code, field }) => `${row} ${code} ${field}`)).toEqual([
      '7 IMPORT_ROW roles',
      '8 IMPORT_ROW mail',
      '9 IMPORT_ROW ceiling',
      '4 IMPORT_UNKNOWN_REFERENCE stand_in',
      '5 IMPORT_UNKNOWN_REFERENCE areas',
      '6 IMPORT_UNKNOWN_REFERENCE stand_in',
    ])
    expect(await parts.people.get('anha')).toMatchObject({
      roles: ['reviewer', 'leader'],
      ceiling: 5_000_000,
      standIn: 'boje',
    })
  })
})

describe('any import', () => {
  it.each([
    ['a column less', 'account,name,vat_code,open_from'],
    ['a column more', 'account,name,vat_code,open_from,closed_from,note'],
    ['a column twice', 'account,name,name,open_from,closed_from'],
    ['no header', '4010,Kontorhold,I25,,'],
    ['nothing', ''],
  ])('refuses a file with %s, and reads no further', async (_, header) => {
    const account = await importChart(
      Readable.from([Buffer.from(`${header}\n4030,x,I25,,\n`.trimStart())]),
      parts,
    )
    expect(account).toMatchObject({ written: 0 })
    expect(account.refused[0]).toMatchObject({ code: 'IMPORT_HEADER' })
  })

  it('takes columns in any order, a byte order mark, and lines of any ending', async () => {
    const text = '\uFEFFname,account,closed_from,open_from,vat_code\nRengøring,4030,,,I25\r\nPorto,4040,,,I0'
    expect(await importChart(Readable.from([Buffer.from(text)]), parts)).toMatchObject({ written: 2 })
  })

  it('refuses single rows with line and reason, never with content, and goes on', async () => {
    const latin1 = Buffer.concat([Buffer.from('4031,Reng'), Buffer.from([0xf8]), Buffer.from('ring,I25,,\n')])
    const file = Readable.from([
      Buffer.from('account,name,vat_code,open_from,closed_from\n4030,a,I25,,\n'),
      latin1,
      Buffer.from(
        '4032,b,I25\n40"33,c,I25,,\n4030,e,I25,,\n4034,f,I12,,\n4035,g,I0,2024-02-30,\n4036,h,I0,,\n',
      ),
    ])
    const { read, written, refusedCount, refused } = await importChart(file, parts)
    expect({ read, written, refusedCount }).toEqual({ read: 8, written: 2, refusedCount: 6 })
    expect(refused.map(({ row, code, field, why }) => `${row} ${code} ${field}: ${why}`)).toEqual([
      '3 IMPORT_ROW : not UTF-8',
      '4 IMPORT_ROW : 3 fields instead of 5',
      '5 IMPORT_ROW account: not a code of letters, digits and . _ -',
      '6 IMPORT_DUPLICATE_ID account: stands in the file twice',
      '7 IMPORT_ROW vat_code: not I25 or I0',
      '8 IMPORT_ROW open_from: not a date YYYY-MM-DD',
    ])
  })

  it('tells a quote that is never closed', async () => {
    const { read, written, refused } = await importChart(
      csv(CHART_COLUMNS, '4030,a,I25,,', '4031,"b,I25,,'),
      parts,
    )
    expect({ read, written }).toEqual({ read: 2, written: 1 })
    expect(refused).toMatchObject([
      { row: 3, code: 'IMPORT_ROW', why: expect.stringContaining('nothing after it') },
    ])
  })

  it('counts all refused rows and keeps the first', async () => {
    const rows = Array.from({ length: MAX_REFUSED_KEPT + 5 }, (_, i) => `${i},x,X,,`)
    const { refusedCount, refused } = await importChart(csv(CHART_COLUMNS, ...rows), parts)
    expect(refusedCount).toBe(MAX_REFUSED_KEPT + 5)
    expect(refused).toHaveLength(MAX_REFUSED_KEPT)
  })

  it('reads packed files, and throws where the file cannot be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'register-'))
    try {
      const bytes = gzipSync(`${CHART_COLUMNS.join(',')}\n4030,a,I25,,\n`)
      await writeFile(join(folder, 'chart.csv.gz'), bytes)
      expect(await importChart(openRegister(join(folder, 'chart.csv.gz')), parts)).toMatchObject({
        written: 1,
      })
      await writeFile(join(folder, 'half.csv.gz'), bytes.subarray(0, bytes.length - 12))
      await expect(importChart(openRegister(join(folder, 'half.csv.gz')), parts)).rejects.toThrow()
      await expect(importChart(openRegister(join(folder, 'none.csv')), parts)).rejects.toThrow(/ENOENT/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('import of the ledger', () => {
  it('writes lines, teaches what people coded, and repeats without writing', async () => {
    const file = () =>
      csv(
        LEDGER_COLUMNS,
        ledgerRow('1'),
        ledgerRow('2', { coded_by: 'robot', posted_by: 'ROBOT' }),
        ledgerRow('3', { coded_by: '', dimensions: '' }),
        ledgerRow('4', { text: 'Kørsel for 010190-1234', posted_by: 'ROBOT' }),
      )
    expect(await importLedger(file(), parts, { dryRun: true })).toMatchObject({ read: 4, written: 4 })
    expect(await parts.ledger.some(['1'])).toEqual([])
    expect(await importLedger(file(), parts)).toMatchObject({ read: 4, written: 4, refusedCount: 0 })
    expect(await importLedger(file(), { ...parts, now: new Date() })).toMatchObject({
      written: 0,
      unchanged: 4,
    })
    const [first] = await parts.ledger.some(['1'])
    expect(first).toEqual({
      lineId: '1',
      documentId: 'doc-1',
      bookedOn: '2024-01-15',
      creditorNo: '100',
      supplierInvoiceNo: 'F-1',
      invoiceDate: '2024-01-10',
      gln: GLN,
      text: 'Maling, indvendig',
      coding: { account: '4010', vatCode: 'I25', dimensions: { project: '7', activity: 'a1' } },
      net: 80_000,
      codedBy: { kind: 'person', id: 'anha' },
      label: 'strong',
      postedBy: 'ANHA',
      learntAt: NOW,
    })
    expect((await parts.ledger.some(['4']))[0]?.text).toBe('Kørsel for XXXXXX-XXXX')
    // What the robot posted on a person's word may have been approved with its proposal in sight.
    expect((await parts.ledger.some(['4']))[0]).toMatchObject({ codedBy: { kind: 'person' }, label: 'weak' })
    expect((await parts.experience.of('100', GLN)).map((l) => l.lineId)).toEqual(['1'])
  })

  it('teaches nothing with documents that are handled here, nor goes on teaching with what it took them for', async () => {
    const file = () => csv(LEDGER_COLUMNS, ledgerRow('1'), ledgerRow('2'))
    await importLedger(file(), parts)
    expect(await parts.experience.of('100', GLN)).toHaveLength(2)
    const handledOf = async (ids: readonly string[]) => new Set(ids.filter((id) => id === 'doc-1'))
    expect(await importLedger(file(), { ...parts, handledOf })).toMatchObject({ written: 1, unchanged: 1 })
    expect((await parts.ledger.some(['1', '2'])).map((l) => [l.lineId, l.label]).sort()).toEqual([
      ['1', 'weak'],
      ['2', 'strong'],
    ])
    expect((await parts.experience.of('100', GLN)).map((l) => l.lineId)).toEqual(['2'])
    expect(await importLedger(file(), { ...parts, handledOf })).toMatchObject({ written: 0, unchanged: 2 })
  })

  it('teaches again what a broken-off import had only written', async () => {
    const file = () => csv(LEDGER_COLUMNS, ledgerRow('1'), ledgerRow('2'))
    await importLedger(file(), {
      ...parts,
      experience: { ...parts.experience, learn: async () => undefined },
    })
    expect(await parts.experience.of('100', GLN)).toEqual([])
    expect(await importLedger(file(), parts)).toMatchObject({ written: 0 })
    expect(await parts.experience.of('100', GLN)).toHaveLength(2)
  })

  it('corrects experience with the line, also where it moves to another creditor', async () => {
    await parts.suppliers.put([{ creditorNo: '101', name: 'Glarmesteren', accounts: [] }])
    await importLedger(csv(LEDGER_COLUMNS, ledgerRow('1'), ledgerRow('2'), ledgerRow('3')), parts)
    const corrected = csv(
      LEDGER_COLUMNS,
      ledgerRow('1', { account: '4020', vat_code: 'I0' }),
      ledgerRow('2', { creditor_no: '101' }),
    )
    expect(await importLedger(corrected, parts)).toMatchObject({ written: 2 })
    for (const creditorNo of ['100', '101']) {
      const learnt = await parts.experience.of(creditorNo, GLN)
      expect(learnt).toEqual(experienceFrom(await parts.ledger.of(creditorNo, GLN)))
    }
    expect((await parts.experience.of('100', GLN)).map((l) => l.coding.account)).toEqual(['4020', '4010'])
  })

  it('refuses what refers to nothing, and rows that cannot be read', async () => {
    const file = csv(
      LEDGER_COLUMNS,
      ledgerRow('1', { creditor_no: '999' }),
      ledgerRow('2', { gln: '5790000000005' }),
      ledgerRow('3', { account: '1' }),
      ledgerRow('4', { net: '"1.234,00"' }),
      ledgerRow('5', { coded_by: 'anha' }),
      ledgerRow('6', { dimensions: 'project' }),
      ledgerRow('7', { dimensions: 'project=1;project=2' }),
      ledgerRow('8', { booked_on: '15-01-2024' }),
      ledgerRow('9'),
    )
    const { read, written, refused } = await importLedger(file, parts)
    expect({ read, written }).toEqual({ read: 9, written: 1 })
    expect(refused.map(({ row, code, field }) => `${row} ${code} ${field}`).sort()).toEqual([
      '2 IMPORT_UNKNOWN_REFERENCE creditor_no',
      '3 IMPORT_UNKNOWN_REFERENCE gln',
      '4 IMPORT_UNKNOWN_REFERENCE account',
      '5 IMPORT_ROW net',
      '6 IMPORT_ROW coded_by',
      '7 IMPORT_ROW dimensions',
      '8 IMPORT_ROW dimensions',
      '9 IMPORT_ROW booked_on',
    ])
  })

  it('tells of the documents, whole, with amounts as the document wrote them', async () => {
    const told: BookedDocument[] = []
    const file = csv(
      LEDGER_COLUMNS,
      ledgerRow('1', { document_id: 'A', supplier_invoice_no: 'F-1' }),
      ledgerRow('2', {
        document_id: 'A',
        supplier_invoice_no: 'F-1',
        account: '4020',
        vat_code: 'I0',
        net: '100',
      }),
      ledgerRow('3', { document_id: 'B', supplier_invoice_no: 'K-2', net: '-0.02' }),
      ledgerRow('4', { document_id: 'C', supplier_invoice_no: '', invoice_date: '' }),
    )
    const onDocuments = async (documents: readonly BookedDocument[]): Promise<void> =>
      void told.push(...documents)
    await importLedger(file, parts, { onDocuments })
    expect(told).toEqual([
      {
        documentId: 'A',
        kind: 'invoice',
        creditorNo: '100',
        supplierInvoiceNo: 'F-1',
        invoiceDate: '2024-01-10',
        net: 90_000,
        gross: 110_000,
      },
      {
        documentId: 'B',
        kind: 'creditNote',
        creditorNo: '100',
        supplierInvoiceNo: 'K-2',
        invoiceDate: '2024-01-10',
        net: 2,
        gross: 3,
      },
      { documentId: 'C', kind: 'invoice', creditorNo: '100', net: 80_000, gross: 100_000 },
    ])
  })

  it(
    'handles a file of several batches, telling how far it is, with one document across two',
    async () => {
      const rows = Array.from({ length: BATCH_ROWS * 2 + 10 }, (_, i) =>
        ledgerRow(String(i), { document_id: `doc-${Math.floor(i / 3)}`, net: '1.00', vat_code: 'I0' }),
      )
      const progress: number[] = []
      const told: BookedDocument[] = []
      const account = await importLedger(csv(LEDGER_COLUMNS, ...rows), parts, {
        onProgress: (read) => progress.push(read),
        onDocuments: async (documents) => void told.push(...documents),
      })
      expect(account).toMatchObject({ read: rows.length, written: rows.length })
      expect(progress).toEqual([BATCH_ROWS, BATCH_ROWS * 2, rows.length])
      expect(told).toHaveLength(670)
      expect(told.every((d) => d.net === 300)).toBe(true)
      const learnt = await parts.experience.of('100', GLN)
      expect(learnt).toEqual(experienceFrom(await parts.ledger.of('100', GLN)))
    },
    LONG_MS,
  )
})
