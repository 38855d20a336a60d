/** The commands that try the coder on a ledger's file: no server is asked. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../cli/program.ts'
import { servers } from '../../cli/servers.ts'
import type { AreaOfWalk } from '../../domain/coding/areas.ts'
import type { MonthOfWalk } from '../../domain/coding/months.ts'

interface Told {
  readonly settings: { readonly from: string }
  readonly lines: number
  readonly automatic: number
  readonly months: readonly MonthOfWalk[]
  readonly areas: readonly AreaOfWalk[]
}

const HEADER =
  'ledger,line_id,date,supplier_id,supplier_name,description,department,cost_centre,account,amount,currency,document_no'
const DAY_MS = 86_400_000

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coding-'))
  const rows = Array.from({ length: 4_000 }, (_, n) => {
    const date = new Date(Date.UTC(2018, 0, 1) + Math.floor(n / 4) * DAY_MS).toISOString().slice(0, 10)
    const supplier = (n * 7) % 12
    return `x,L${n},${date},S${supplier},"Supplier, ${supplier}",Delivery ${n},D${supplier % 3},C${supplier % 2},A${supplier % 5},${100 + (n % 9)}.50,DKK,N${Math.floor(n / 2)}`
  })
  await writeFile(join(folder, 'ledger.csv'), [HEADER, ...rows].join('\n'))
  await writeFile(join(folder, 'history.csv'), [HEADER, ...rows.slice(0, 3_900)].join('\n'))
  await writeFile(join(folder, 'incoming.csv'), [HEADER, ...rows.slice(3_900)].join('\n'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function cli(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly notes: string }> {
  const out: string[] = []
  const notes: string[] = []
  const noServer = servers(async () => {
    throw new Error('no server is needed')
  })
  const code = await runCli(args, {
    servers: noServer,
    say: (line) => void out.push(line),
    note: (line) => void notes.push(line),
    terminal: false,
    now: () => new Date('2026-01-01T00:00:00Z'),
  })
  return { code, out: out.join('\n'), notes: notes.join('\n') }
}

const file = (name: string): string => join(folder, name)
const rowsOf = async (name: string): Promise<readonly string[][]> =>
  (await readFile(file(name), 'utf8'))
    .trim()
    .split('\n')
    .map((row) => row.split(','))

describe('code', () => {
  it('answers every line asked, all lines of an invoice alike', async () => {
    const { code, out } = await cli(
      'code',
      '--history',
      file('history.csv'),
      '--incoming',
      file('incoming.csv'),
      '--target-error',
      '0.05',
      '--out',
      file('coded.csv'),
      '--json',
    )
    expect(code).toBe(0)
    const [header, ...rows] = await rowsOf('coded.csv')
    expect(header).toEqual(['line_id', 'account', 'cost_centre', 'confidence', 'decision', 'reason'])
    expect(rows.map((r) => r[0]).sort()).toEqual(
      Array.from({ length: 100 }, (_, i) => `L${3_900 + i}`).sort(),
    )
    expect(JSON.parse(out)).toEqual({ lines: 100, automatic: rows.filter((r) => r[4] === 'auto').length })
    expect(rows.filter((r) => r[4] === 'auto').length).toBeGreaterThan(50)
    const decisions = new Map<string, Set<string>>()
    for (const [id = '', , , , decision = ''] of rows) {
      const invoice = String(Math.floor(Number(id.slice(1)) / 2))
      decisions.set(invoice, (decisions.get(invoice) ?? new Set()).add(decision))
    }
    // Two suppliers share each number here: an invoice is a supplier and a number.
    expect(rows.every((r) => r[1] === `A${((Number(r[0]?.slice(1)) * 7) % 12) % 5}`)).toBe(true)
  })
})

describe('backtest', () => {
  it('says what really happened to each line from its day on, and tells it by month', async () => {
    const { code, out } = await cli(
      'backtest',
      '--ledger',
      file('ledger.csv'),
      '--from',
      '2020-01-01',
      '--target-error',
      '0.05',
      '--out',
      file('walked.csv'),
    )
    expect(code).toBe(0)
    const [, ...rows] = await rowsOf('walked.csv')
    const decisions = new Set(rows.map((r) => r[4]))
    expect(decisions.has('auto') && decisions.has('control')).toBe(true)
    expect(out).toContain('2020-05')
    expect(out).toContain('≤ 5.0 %')
  })

  it('says of each area what was posted unseen, what of it wrongly, and how many kroner that is', async () => {
    const walked = ['--ledger', file('ledger.csv'), '--from', '2020-01-01', '--target-error', '0.05']
    const { code, out } = await cli('backtest', ...walked, '--json')
    expect(code).toBe(0)
    const { settings, lines, automatic, months, areas } = JSON.parse(out) as Told
    expect(settings.from).toBe('2020-01-01')
    expect(areas.map((a) => a.area).sort()).toEqual(['D0', 'D1', 'D2'])
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
    expect(sum(areas.map((a) => a.lines))).toBe(lines)
    expect(sum(areas.map((a) => a.automatic.lines)) / lines).toBeCloseTo(automatic, 3)
    expect(sum(months.map((m) => m.autoAmount))).toBeGreaterThan(0)
    expect(sum(areas.map((a) => a.automatic.amount))).toBe(sum(months.map((m) => m.autoAmount)))
    expect(sum(areas.map((a) => a.wrong.amount))).toBe(sum(months.map((m) => m.wrongAmount)))
    const told = await cli('backtest', ...walked)
    expect(told.out).toContain('kroner automatic')
    expect(told.out).toMatch(/^D2 +\d+ \(\d+\)/m)
  })

  it('draws the same for the same seed, and otherwise for another', async () => {
    const walked = async (seed: string): Promise<string> => {
      await cli(
        'backtest',
        '--ledger',
        file('ledger.csv'),
        '--from',
        '2020-01-01',
        '--target-error',
        '0.05',
        '--seed',
        seed,
        '--out',
        file('seed.csv'),
      )
      return readFile(file('seed.csv'), 'utf8')
    }
    expect(await walked('7')).toBe(await walked('7'))
    expect(await walked('8')).not.toBe(await walked('7'))
  })
})

describe('model and explain', () => {
  it('trains a model that can be shown, and refuses one that is damaged', async () => {
    expect((await cli('model', 'train', '--ledger', file('ledger.csv'), '--out', file('m.model'))).code).toBe(
      0,
    )
    const shown = await cli('model', 'show', file('m.model'), '--json')
    expect(JSON.parse(shown.out)).toMatchObject({ lines: 4_000, codings: 10 })
    const bytes = await readFile(file('m.model'))
    bytes[200] = (bytes[200] as number) ^ 1
    await writeFile(file('damaged.model'), bytes)
    const refused = await cli('model', 'show', file('damaged.model'))
    expect(refused.code).toBe(1)
    expect(refused.notes).toContain('Modellen er beskadiget')
  })

  it('says in words why a line is proposed as it is', async () => {
    const { code, out } = await cli(
      'explain',
      'L3990',
      '--ledger',
      file('ledger.csv'),
      '--target-error',
      '0.05',
      '--language',
      'en',
    )
    expect(code).toBe(0)
    expect(out).toMatch(/(\d+) of \1 lines of the supplier at this institution since 2018-/)
    expect(out).toContain('Sure enough to be used unseen.')
  })
})

describe('wrong usage', () => {
  it.each([
    [['backtest', '--ledger', 'none.csv', '--from', '2020-01-01'], 'cannot read none.csv'],
    [['backtest', '--ledger', 'x', '--from', 'yesterday'], '--from is a date'],
    [
      ['backtest', '--ledger', 'x', '--from', '2020-01-01', '--unit', 'page'],
      '--unit is one of invoice, line',
    ],
    [
      ['code', '--history', 'x', '--incoming', 'y', '--out', 'z', '--target-error', '2'],
      '--target-error is a share',
    ],
    [['explain', 'L1'], "required option '--ledger <file>'"],
  ])('%j ends with exit code 2 and a sentence', async (args, sentence) => {
    const { code, notes } = await cli(...args)
    expect(code).toBe(2)
    expect(notes).toContain(sentence)
  })
})
