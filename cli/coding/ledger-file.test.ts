import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf } from '../../domain/coding/line.ts'
import { Usage } from '../exit.ts'
import { askedLines, codedLines } from './ledger-file.ts'

const PUBLISHED =
  'line_id,date,supplier_id,supplier_name,description,department,cost_centre,account,amount,document_no'
const OWN =
  'line_id,document_id,booked_on,creditor_no,supplier_invoice_no,invoice_date,gln,text,account,vat_code,dimensions,net,coded_by,posted_by'
const own = (id: string, by: string) =>
  `${id},D-1,2021-03-01,s1,F7,,5790000000012,VARER,4100,I25,sted=7;art=2,12.50,${by},`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-file-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(...rows: readonly string[]): Promise<string> {
  const path = join(folder, 'ledger.csv')
  await writeFile(path, [...rows, ''].join('\n'))
  return path
}

function notes() {
  const noted: string[] = []
  return { noted, note: (line: string) => void noted.push(line) }
}

it('reads a ledger in either form', async () => {
  const line = {
    lineId: 'l1',
    day: dayOf('2021-03-01'),
    supplierId: 's1',
    amount: 1250,
    documentNo: 'F7',
    account: '4100',
  }
  const published = await file(PUBLISHED, 'l1,2021-03-01,s1,Firma,VARER,Skoler,C1,4100,12.50,F7')
  expect(await codedLines(notes(), published)).toMatchObject([
    { ...line, department: 'Skoler', costCentre: 'C1' },
  ])
  const imported = await file(OWN, own('l1', 'person:p1'))
  expect(await codedLines(notes(), imported)).toMatchObject([
    { ...line, department: '5790000000012', costCentre: 'art=2;sted=7' },
  ])
})

it('reads the shipped ledger whole', async () => {
  const cli = notes()
  expect(await askedLines(cli, 'examples/ledger.csv.gz')).toHaveLength(8_090)
  expect(cli.noted).toEqual([])
})

it('what a robot coded is left out and said, unless it is what is asked', async () => {
  const cli = notes()
  const path = await file(OWN, own('l1', 'robot'), own('l2', 'person:p1'))
  expect((await codedLines(cli, path)).map((l) => l.lineId)).toEqual(['l2'])
  expect(cli.noted).toEqual(['1 lines were coded by a robot and are left out.'])
  expect((await askedLines(cli, path)).map((l) => l.lineId)).toEqual(['l1', 'l2'])
})

it('says of a file in neither form what each lacks', async () => {
  const refused = codedLines(notes(), await file('line_id,date,amount', 'l1,2021-03-01,12.50'))
  await expect(refused).rejects.toBeInstanceOf(Usage)
  await expect(refused).rejects.toThrow(/neither form.*lacks supplier_id, .*lacks document_id, /s)
})

it('says of a file that is not there that it cannot be read', async () => {
  await expect(codedLines(notes(), join(folder, 'none.csv'))).rejects.toThrow('cannot read')
})
