/** The command `duplicates` on a file. */
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cli } from '../cli.ts'
import { runCli } from '../program.ts'

const HEADER =
  'invoice_id,received_at,supplier_id,supplier_name,invoice_no,invoice_date,amount,currency,bank_account'
const FIRST = 'a,2024-03-01T08:00:00Z,S1,Papir ApS,10532,2024-02-28,1234.50,DKK,5301 0001234567'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duplicates-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(rows: readonly string[], ...more: readonly string[]) {
  const [from, to] = [join(folder, 'in.csv'), join(folder, 'out.csv')]
  await rm(to, { force: true })
  await writeFile(from, [...rows, ''].join('\n'))
  const said: string[] = []
  const servers = { close: async () => undefined } as unknown as Cli['servers']
  const cli: Cli = {
    servers,
    say: (line) => said.push(line),
    note: (line) => said.push(line),
    terminal: false,
    now: () => new Date('2024-03-02T00:00:00Z'),
  }
  const code = await runCli(['duplicates', '--in', from, '--out', to, ...more], cli)
  return { code, said: said.join('\n'), out: code === 2 ? '' : await readFile(to, 'utf8').catch(() => '') }
}

describe('duplicates', () => {
  it('writes a row for each invoice that has come before', async () => {
    const rows = [
      HEADER,
      FIRST,
      'b,2024-03-20,S1,Papir ApS,1O532,2024-02-28,1234.50,DKK,53010001234567',
      'c,2024-03-21,S1,Papir ApS,10601,2024-03-20,99.00,DKK,53010001234567',
      'd,2024-03-22,S9,PAPIR APS.,10 532,2024-02-28,1234.50,DKK,53010001234567',
    ]
    const { code, out } = await run(rows)
    expect(code).toBe(0)
    expect(out).toBe(
      'invoice_id,duplicate_of,rule,action\nb,a,normalised-number,stop\nd,a,other-payee-number,flag\n',
    )
    expect((await run(rows, '--odds')).out).toMatch(/^b,a,normalised-number,stop,\d/m)
    expect(JSON.parse((await run(rows, '--json')).said)).toMatchObject({ read: 4, stop: 1, flag: 1 })
  })

  it('takes the columns in any order, others too, and none of what may be missing', async () => {
    const header = `note,${HEADER.split(',').reverse().join(',')}`
    const row = (id: string) => ['', '', '', '', '', '77', '', '', '', id].join(',')
    const { code, out } = await run([header, row('a'), row('b')])
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(2)
  })

  it('passes over a row that cannot be read, and says so', async () => {
    const { code, said, out } = await run([HEADER, FIRST, 'x', FIRST.replace('a,', 'b,'), 'c,"', FIRST])
    expect(code).toBe(1)
    expect(said).toContain('1 surely came before')
    expect(out).toContain('b,a,same-number,stop')
  })

  it('reads amounts and dates as a Danish file writes them', async () => {
    const { code, out } = await run([
      HEADER,
      FIRST,
      'b,20-03-2024,S1,Papir ApS,77120345,28.02.2024,"1.234,50",DKK,5301 0001234567',
    ])
    expect(code).toBe(0)
    expect(out).toContain('b,a,same-amount-and-date,flag')
  })

  it('refuses a row that can be read in two ways or not at all, and says which and why', async () => {
    const rows = [
      HEADER,
      FIRST,
      FIRST.replace('a,', 'b,').replace('1234.50', '1.234'),
      FIRST.replace('a,', 'c,').replace('2024-02-28', '02/03/2024'),
      FIRST.replace('a,', 'd,').replace('1234.50', 'mange penge'),
      FIRST.replace('a,', 'e,'),
    ]
    const { code, said, out } = await run(rows)
    expect(code).toBe(1)
    expect(said).toContain('3 cannot be read')
    expect(said).toMatch(/row 3 IMPORT_AMBIGUOUS amount .*1234\.56/)
    expect(said).toMatch(/row 4 IMPORT_AMBIGUOUS invoice_date/)
    expect(said).toMatch(/row 5 IMPORT_ROW amount/)
    expect(said).not.toContain('mange penge')
    expect(out).toMatch(/^invoice_id.*\ne,a,same-number,stop\n$/)
    const { refused } = JSON.parse((await run(rows, '--json')).said)
    expect(refused).toMatchObject([{ row: 3, field: 'amount' }, { row: 4 }, { row: 5 }])
  })

  it('calls a folder, and a file that would overwrite what is read, wrong usage', async () => {
    const from = join(folder, 'in.csv')
    for (const more of [
      ['--in', folder],
      ['--out', folder],
      ['--out', from],
      ['--out', join(folder, '.', 'in.csv')],
      ['--out', join(folder, 'linked.csv')],
      ['--out', join(folder, 'nowhere', 'out.csv')],
    ]) {
      await rm(join(folder, 'linked.csv'), { force: true })
      await symlink(from, join(folder, 'linked.csv'))
      const { code, said } = await run([HEADER, FIRST], ...more)
      expect(code, more.join(' ')).toBe(2)
      expect(said.split('\n').length, said).toBeLessThanOrEqual(2)
      expect(await readFile(from, 'utf8')).toContain(FIRST)
    }
    await writeFile(join(folder, 'x.part'), [HEADER, FIRST, ''].join('\n'))
    const part = await run([HEADER], '--in', join(folder, 'x.part'), '--out', join(folder, 'x'))
    expect(part.code).toBe(2)
  })

  it('refuses a file of other columns, and a call without files', async () => {
    expect(await run(['id,amount', '1,2'])).toMatchObject({ code: 1, out: '' })
    const { code } = await run([])
    expect(code).toBe(1)
    expect(await run([HEADER], '--in', join(folder, 'none.csv'))).toMatchObject({ code: 2 })
  })
})
