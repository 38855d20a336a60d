/**
 * Walks through whole ledgers, week by week, and has the last 20 % of their lines judged by the scorer that judges the peers too. Takes minutes a ledger: name
 * some with `BENCH_LEDGERS=hyndburn,oxford`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LEDGERS, type Ledger, peer, peersAreThere } from './ledgers.ts'
import { cli, PYTHON, timed } from './run.ts'

/** Draws of the control sample whose mean is told. */
const DRAWS = 5

interface Judged {
  readonly ledger: string
  readonly who: 'ours' | 'strong peer'
  readonly what: string
  readonly target: number
  /** Shares of lines, or of invoices where they are the unit. */
  readonly coverage: number
  readonly error: number
  readonly seconds: number
}

export async function coding(log: (line: string) => void): Promise<readonly Judged[]> {
  if (!peersAreThere()) {
    log('The ledgers and peers are not on this machine: nothing is measured.')
    return []
  }
  const chosen = process.env.BENCH_LEDGERS?.split(',')
  const folder = await mkdtemp(join(tmpdir(), 'bench-coding-'))
  const rows: Judged[] = []
  const add = (row: Judged): void => {
    rows.push(row)
    log(
      `${row.ledger}, ${row.who}, ${row.what}, ≤ ${100 * row.target} %: ${(100 * row.coverage).toFixed(1)} % (error ${(100 * row.error).toFixed(2)} %), ${row.seconds} s`,
    )
  }
  try {
    for (const ledger of LEDGERS.filter((l) => chosen?.includes(l.name) ?? true)) {
      const data = join(folder, ledger.name)
      await timed(PYTHON, [peer('split.py'), ledger.name, data, ...ledger.splitArgs])
      for (const row of await ours(ledger, data)) add(row)
      for (const row of await strong(ledger, data)) add(row)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return rows
}

async function ours({ name }: Ledger, data: string): Promise<readonly Judged[]> {
  const { T } = JSON.parse(await readFile(join(data, 'split.json'), 'utf8')) as { T: string }
  const rows: Judged[] = []
  const walk = async (what: string, target: number, args: readonly string[], unit: 'line' | 'doc') => {
    const out = join(data, 'walked.csv')
    const common = [
      '--ledger',
      join(data, 'ledger.csv'),
      '--from',
      T,
      '--target-error',
      String(target),
      '--out',
      out,
    ]
    const { seconds } = await cli(['backtest', ...common, ...args, '--json'])
    const { coverage, error } = await score(data, out, unit)
    return { ledger: name, who: 'ours' as const, what, target, coverage, error, seconds }
  }
  for (const target of [0.01, 0.02]) {
    rows.push(await walk('lines, all labels', target, ['--unit', 'line', '--feedback', 'all'], 'line'))
    rows.push(await walk('invoices, all labels', target, ['--unit', 'invoice', '--feedback', 'all'], 'doc'))
    const draws: Judged[] = []
    for (let seed = 1; seed <= DRAWS; seed++)
      draws.push(
        await walk('', target, ['--unit', 'line', '--feedback', 'human', '--seed', String(seed)], 'line'),
      )
    const mean = (of: (row: Judged) => number): number => draws.reduce((sum, d) => sum + of(d), 0) / DRAWS
    const spread = draws.map((d) => (100 * d.coverage).toFixed(1)).join(' ')
    rows.push({
      ...(draws[0] as Judged),
      what: `lines, honest, net, mean of ${DRAWS} draws (${spread})`,
      coverage: mean((d) => d.coverage),
      error: mean((d) => d.error),
    })
  }
  return rows
}

async function strong({ name }: Ledger, data: string): Promise<readonly Judged[]> {
  const out = join(data, 'strong.csv')
  const { seconds } = await timed(PYTHON, [
    peer('strong.py'),
    data,
    out,
    '--rolling',
    join(data, 'truth.csv'),
  ])
  const { coding: judged } = await scored(data, out)
  return [
    { target: 0.01, at: judged.line.auto1 },
    { target: 0.02, at: judged.line.auto2 },
  ].flatMap(({ target, at }): readonly Judged[] =>
    at
      ? [
          {
            ledger: name,
            who: 'strong peer',
            what: 'lines, all labels, monthly',
            target,
            coverage: at.coverage,
            error: at.n === 0 ? 0 : at.errors / at.n,
            seconds,
          },
        ]
      : [],
  )
}

async function score(data: string, predictions: string, unit: 'line' | 'doc') {
  const { coverage, n, errors } = (await scored(data, predictions)).coding[unit].auto1
  return { coverage, error: n === 0 ? 0 : errors / n }
}

interface At {
  readonly coverage: number
  readonly n: number
  readonly errors: number
}
interface Score {
  readonly coding: Readonly<Record<'line' | 'doc', { readonly auto1: At; readonly auto2?: At }>>
}

async function scored(data: string, predictions: string): Promise<Score> {
  const { out } = await timed(PYTHON, [
    peer('score.py'),
    join(data, 'truth.csv'),
    predictions,
    join(data, 'incoming.csv'),
  ])
  return JSON.parse(out) as Score
}
