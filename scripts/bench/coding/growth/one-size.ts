/** A process that trains on a ledger of one size and says what it cost: how large a process has been can only be told of one that did nothing else. `one-size.ts LINES` */
import { scores } from '../../../../domain/coding/coder.ts'
import { documentKey } from '../../../../domain/coding/document-place.ts'
import { dateOf, type LineFacts } from '../../../../domain/coding/line.ts'
import type { Model } from '../../../../domain/coding/model.ts'
import { encodeModel } from '../../../../domain/coding/model-file.ts'
import { suggest } from '../../../../domain/coding/suggest.ts'
import { PERMITTED_ERRORS, train } from '../../../../domain/coding/train.ts'
import { groupBy } from '../../../../domain/group.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { peakMb } from '../../peak.ts'
import { spread } from '../../spread.ts'
import { examples } from '../whole-ledger.ts'
import { grownLedger } from './grown-ledger.ts'
import { INCREMENT_LINES, type OneSize } from './sizes.ts'

const INVOICES_A_ROUND = 10
const DAYS_A_YEAR = 365.25
const MICROSECONDS_A_SECOND = 1e6
const BYTES_A_MB = 1024 * 1024

const count = Number(process.argv[2])
const { lines } = await examples(console.error)
const grown = grownLedger(lines, count + INCREMENT_LINES)
const beforeMb = peakMb()
const past = grown.slice(0, count)
const tonight = grown.slice(count)
const cpu = process.cpuUsage()
const began = performance.now()
const model = train(past, { today: dateOf(past.at(-1)?.day ?? 0), target: PERMITTED_ERRORS })
const trainSeconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(cpu)
if (!model) throw new RangeError(`${count} lines teach nothing`)
// A training ends with its file.
const fileMb = encodeModel(model).length / BYTES_A_MB
const trainedMb = peakMb()
const result: OneSize = {
  lines: count,
  suppliers: new Set(past.map((l) => l.supplierId)).size,
  years: Number((((past.at(-1)?.day ?? 0) - (past[0]?.day ?? 0)) / DAYS_A_YEAR).toFixed(1)),
  trainSeconds: Number(trainSeconds.toFixed(1)),
  trainCpuSeconds: Number(((user + system) / MICROSECONDS_A_SECOND).toFixed(1)),
  ledgerMb: Math.round(beforeMb),
  trainedMb: Math.round(trainedMb),
  fileMb: Math.round(fileMb),
  predictMs: perLine(model, tonight),
  incrementMs: incremented(model, tonight),
  peakMb: Math.round(peakMb()),
}
console.log(JSON.stringify(result))

/** As a night asks: invoice by invoice. Milliseconds a line, over rounds of some invoices. */
function perLine(model: Model, asked: readonly LineFacts[]): OneSize['predictMs'] {
  const invoices = [...groupBy(asked, documentKey).values()]
  const rounds: number[] = []
  const began = performance.now()
  for (let at = 0; at < invoices.length; at += INVOICES_A_ROUND) {
    const round = invoices.slice(at, at + INVOICES_A_ROUND)
    const start = performance.now()
    for (const invoice of round) suggest(model, invoice, () => true)
    rounds.push((performance.now() - start) / round.flat().length)
  }
  const mean = (performance.now() - began) / asked.length
  return { ...spread(rounds), mean: Number(mean.toFixed(3)) }
}

/** What people coded in a day goes into the tables and the mixer; neither trees nor threshold are made anew. Once: it cannot be taught twice. */
function incremented({ coder, forest, codebook }: Model, coded: readonly CodedLine[]): number {
  const start = performance.now()
  const batch = coder.propose(coded, () => true)
  if (forest) scores(forest, batch)
  coder.teach(
    batch.proposals.map((proposal, i) => ({ proposal, code: codebook.numberOf(coded[i] as CodedLine) })),
  )
  return Math.round(performance.now() - start)
}
