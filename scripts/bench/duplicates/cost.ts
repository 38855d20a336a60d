/** What a check costs among ever more earlier invoices: it reads a fixed number of bounded buckets, so it should hardly grow. */
import { memoryIndex } from '../../../domain/duplicates/memory-index.ts'
import { dayOf, type Sighting, sighting } from '../../../domain/duplicates/sighting.ts'
import type { Genuine } from './genuine.ts'

export interface Cost {
  readonly earlier: number
  /** Of one check, the middle of so many. */
  readonly microseconds: number
  readonly heapMegabytes: number
}

const SIZES = [10_000, 100_000, 660_000] as const
const CHECKS = 2_000
const MEGABYTE = 2 ** 20

/** The real ones again and again, each time of other suppliers. */
export function costOf(invoices: readonly Genuine[]): readonly Cost[] {
  const index = memoryIndex()
  let kept = 0
  return SIZES.map((earlier) => {
    for (; kept < earlier; kept += 1) index.keep(numbered(invoices, kept))
    const times: number[] = []
    for (let i = 0; i < CHECKS; i += 1) {
      const next = numbered(invoices, kept + i)
      const begun = performance.now()
      index.see(next)
      times.push(performance.now() - begun)
    }
    kept += CHECKS
    times.sort((a, b) => a - b)
    return {
      earlier,
      microseconds: Math.round((times[CHECKS / 2] ?? 0) * 1_000),
      heapMegabytes: Math.round(process.memoryUsage().heapUsed / MEGABYTE),
    }
  })
}

function numbered(invoices: readonly Genuine[], at: number): Sighting {
  const round = Math.floor(at / invoices.length)
  const { supplier, name, number, date, amount } = invoices[at % invoices.length] as Genuine
  const day = dayOf(date)
  return sighting({
    id: `${round}-${at}`,
    kind: amount < 0 ? 'creditNote' : 'invoice',
    payee: `supplier:${supplier}-${round}`,
    aliases: [`account:${supplier}-${round}`, `name:${name}-${round}`],
    number,
    ...(day === undefined ? {} : { day }),
    amount: Math.abs(amount),
    currency: 'GBP',
  })
}
