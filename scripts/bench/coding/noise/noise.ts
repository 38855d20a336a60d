/**
 * What wrong labels and changed practice do to the coder: ledgers walked with each of four disturbances planted, judged against the truth, beside the same walk
 * undisturbed. Live from 60 % of the lines, the change in the middle of what follows.
 */
import type { WalkSettings } from '../../../../domain/coding/walk.ts'
import { type Times, timesOf } from '../../../../domain/preanalysis/time.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { EXAMPLES, ledgerNamed, type WholeLedger } from '../whole-ledger.ts'
import { changedSupplier } from './changed-supplier.ts'
import { type Chosen, chosenOf } from './chosen.ts'
import { type Delay, delayOf } from './delay.ts'
import { type JudgedWalk, judgedWalk } from './judged-walk.ts'
import { type Measured, measuredOf, type Weeks, weeksAfter } from './measured.ts'
import { mislabelled } from './mislabelled.ts'
import { NOISE_SEED, type Planted, undisturbed } from './planted.ts'
import { splitAccount } from './split-account.ts'
import { wrongReviewer } from './wrong-reviewer.ts'

type Say = (line: string) => void

const TARGETS = { first: 0.02, otherwise: 0.05 } as const
/** Less than this share of the invoices automatic says too little of a disturbance. */
const NEXT_TO_NOTHING = 0.1

const FEEDBACKS = ['human', 'all'] as const

const DISTURBANCES = [
  '2 % of labels wrong',
  'account split',
  'supplier changes',
  'reviewer always wrong',
] as const
type Disturbance = 'undisturbed' | (typeof DISTURBANCES)[number]

export interface Disturbed extends Measured {
  readonly ledger: string
  readonly target: number
  readonly feedback: WalkSettings['feedback']
  readonly disturbance: Disturbance
  /** Lines that it touched. */
  readonly touched: number
  readonly weeks: readonly Weeks[]
  readonly delay: Delay
}

export async function noise(say: Say): Promise<readonly Disturbed[]> {
  const names = process.env.BENCH_LEDGERS?.split(',') ?? [EXAMPLES]
  const rows: Disturbed[] = []
  for (const name of names) {
    const ledger = await ledgerNamed(name.trim(), say)
    if (ledger) rows.push(...disturbedAll(ledger, say))
  }
  return rows
}

/** At the first target where the undisturbed walk posts more than next to nothing at it; otherwise at the other, with that walk for both. */
function disturbedAll({ name, lines }: WholeLedger, say: Say): readonly Disturbed[] {
  const times = timesOf(inOrder(lines))
  return FEEDBACKS.flatMap((feedback) => {
    const settings = (target: number): WalkSettings => settingsOf(times, target, feedback)
    const told = (target: number, disturbance: Disturbance, judged: JudgedWalk, planted: Planted) => {
      const row = { ledger: name, target, feedback, disturbance, ...rowOf(judged, planted, times) }
      say(briefly(row))
      return row
    }
    const calm = undisturbed(lines)
    const first = judgedWalk(calm, settings(TARGETS.first))
    const row = told(TARGETS.first, 'undisturbed', first, calm)
    const proves = row.automatic >= NEXT_TO_NOTHING * row.invoices
    const target = proves ? TARGETS.first : TARGETS.otherwise
    const beside = proves ? first : judgedWalk(calm, settings(target))
    const chosen = chosenOf(lines, beside, times.measured)
    return [
      row,
      ...(proves ? [] : [told(target, 'undisturbed', beside, calm)]),
      ...DISTURBANCES.map((disturbance) => {
        const planted = plantedAs(disturbance, lines, chosen, times)
        return told(target, disturbance, judgedWalk(planted, settings(target)), planted)
      }),
    ]
  })
}

function briefly(row: Disturbed): string {
  const { delay } = row
  return `${row.ledger}, ≤ ${100 * row.target} %, ${row.feedback}, ${row.disturbance}: ${row.automatic} of ${row.invoices} automatic, ${row.wrong} wrong; by it ${delay.invoices} in ${delay.patterns} patterns`
}

function plantedAs(
  disturbance: (typeof DISTURBANCES)[number],
  lines: readonly CodedLine[],
  { account, supplier }: Chosen,
  { measured: change }: Times,
): Planted {
  switch (disturbance) {
    case '2 % of labels wrong':
      return mislabelled(lines)
    case 'account split':
      return splitAccount(lines, account, change)
    case 'supplier changes':
      return changedSupplier(lines, supplier, change)
    case 'reviewer always wrong':
      return wrongReviewer(lines, change)
  }
}

function rowOf(judged: JudgedWalk, planted: Planted, { from, measured: change }: Times) {
  const live = { ...judged, walked: judged.walked.filter((w) => w.line.day >= from) }
  return {
    ...measuredOf(live, from),
    touched: planted.touched,
    weeks: weeksAfter(live, change),
    delay: delayOf(live, planted),
  }
}

const settingsOf = ({ from }: Times, target: number, feedback: WalkSettings['feedback']): WalkSettings => ({
  from,
  retrain: 'weekly',
  feedback,
  unit: 'invoice',
  target,
  control: 0.05,
  probe: true,
  seed: NOISE_SEED,
})

const inOrder = (lines: readonly CodedLine[]) =>
  lines.map((line) => ({ ...line, code: 0 })).sort((a, b) => a.day - b.day)
