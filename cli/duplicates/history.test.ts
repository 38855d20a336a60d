/** The command `duplicates --history` on an imported ledger. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../store/store.ts'
import { openWholeStore } from '../../tests/test-store.ts'
import type { Cli } from '../cli.ts'
import { runCli } from '../program.ts'
import { COLUMNS } from '../registers.ts'

let store: Store
let folder: string
beforeAll(async () => {
  store = await openWholeStore()
  folder = await mkdtemp(join(tmpdir(), 'history-'))
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

async function run(...args: readonly string[]) {
  const said: string[] = []
  const servers = {
    settings: async () => ({ source: 'erp' }),
    store: async () => store,
    close: async () => undefined,
  } as unknown as Cli['servers']
  const cli: Cli = {
    servers,
    say: (line) => said.push(line),
    note: (line) => said.push(line),
    terminal: false,
    now: () => new Date('2024-12-01T00:00:00Z'),
  }
  return { code: await runCli([...args], cli), said: said.join('\n') }
}

let lines = 0
/** One document of one line. */
function booked(document: string, creditor: string, number: string, date: string, net: string): string {
  lines += 1
  const row: Readonly<Record<string, string>> = {
    line_id: `L${lines}`,
    document_id: document,
    booked_on: date,
    creditor_no: creditor,
    supplier_invoice_no: number,
    invoice_date: date,
    gln: '5795353960181',
    text: 'varer',
    account: '4110',
    vat_code: 'I25',
    dimensions: '',
    net,
    coded_by: 'person:p1',
    posted_by: 'P1',
  }
  return COLUMNS.ledger.map((column) => row[column] ?? '').join(',')
}

/** A creditor whose numbers and amounts run on. */
function ordinary(creditor: string): readonly string[] {
  return Array.from({ length: 12 }, (_, i) =>
    booked(
      `${creditor}-${i}`,
      creditor,
      String(7_000 + 31 * i),
      `2024-0${1 + (i % 9)}-11`,
      `${812 + 97 * i}.40`,
    ),
  )
}

describe('duplicates --history', () => {
  it('lists what was likely paid twice, what is worth most first, without what was credited or cleared', async () => {
    const imported = async (kind: keyof typeof COLUMNS, rows: readonly string[]): Promise<void> => {
      const path = join(folder, `${kind}.csv`)
      await writeFile(path, [COLUMNS[kind].join(','), ...rows, ''].join('\n'))
      expect(await run('import', kind, path)).toEqual({
        code: 0,
        said: expect.stringContaining(' 0 refused'),
      })
    }
    const row = (kind: keyof typeof COLUMNS, values: Readonly<Record<string, string>>): string =>
      COLUMNS[kind].map((column) => values[column] ?? '').join(',')
    await imported('chart', [
      row('chart', { account: '4110', name: 'Varer', vat_code: 'I25', open_from: '2000-01-01' }),
    ])
    await imported('institutions', [
      row('institutions', { gln: '5795353960181', name: 'Skolen', cost_centre: '100', area: 'schools' }),
    ])
    await imported(
      'suppliers',
      ['A', 'B', 'C', 'D', 'E'].map((no) => row('suppliers', { creditor_no: no, name: `Leverandør ${no}` })),
    )
    await imported('ledger', [
      ...['A', 'B', 'C', 'D', 'E'].flatMap(ordinary),
      // Twice, the second time with a slip: a few kroner.
      booked('small-1', 'A', '55120', '2024-10-01', '100.40'),
      booked('small-2', 'A', '55120', '2024-10-02', '100.40'),
      // Twice, much.
      booked('large-1', 'B', '60417', '2024-10-03', '40000.40'),
      booked('large-2', 'B', '60417 kopi', '2024-10-03', '40000.40'),
      // Twice, and the money is back.
      booked('back-1', 'C', '71004', '2024-10-04', '3000.40'),
      booked('back-2', 'C', '71004', '2024-10-05', '3000.40'),
      booked('back-3', 'C', '71004K', '2024-10-20', '-3000.40'),
      // Twice, and somebody has said that it is right so.
      booked('right-1', 'D', '80001', '2024-10-06', '500.40'),
      booked('right-2', 'D', '80001', '2024-10-06', '500.40'),
    ])
    await store.cleared.add('ledger/right-2', ['ledger/right-1'], 'p1', new Date())

    const json = await run('duplicates', '--history', '--json')
    expect(json.code).toBe(0)
    const { likely, credited, documents } = JSON.parse(json.said)
    expect(documents).toBe(69)
    expect(credited).toBe(1)
    const pairs = likely.map((l: { document: object; earlier: object }) => [l.document, l.earlier])
    expect(pairs).toMatchObject([
      [{ documentId: 'large-2' }, { documentId: 'large-1' }],
      [{ documentId: 'small-2' }, { documentId: 'small-1' }],
    ])
    expect(likely[0].amount).toBe(5_000_050)
    expect(likely[0].expected).toBeGreaterThan(likely[0].amount / 2)
    expect(likely[0].expected).toBeLessThanOrEqual(likely[0].amount)

    const { said } = await run('duplicates', '--history')
    expect(said).toContain('69 booked documents: 2 may have been paid before')
    expect(said.indexOf('large-2')).toBeLessThan(said.indexOf('small-2'))
  })

  it('takes no files', async () => {
    expect((await run('duplicates', '--history', '--in', 'x.csv')).code).toBe(2)
  })
})
