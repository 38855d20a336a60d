/** Which area first, and why: where much can be gained and errors were no more than the promise allows. */
import { MISS } from './intervals.ts'
import type { Potential } from './potential.ts'

/** pilot: first · next: when the pilot has held · together: with others, too small alone · shadow: predict and compare only. */
export type Wave = 'pilot' | 'next' | 'together' | 'shadow'
export type Why = 'much-and-safe' | 'safe' | 'few' | 'errors' | 'little'

export interface PlanStep {
  readonly area: string
  readonly wave: Wave
  readonly why: Why
  readonly potential: Potential
  /** Weeks of pilot until so many control invoices without an error have proven the promise; infinite where nothing is automatic. */
  readonly weeksToProve: number
}

export const PILOTS = 2
/** The pilot's control sample. */
export const PILOT_CONTROL = 0.2
/** Without an error these prove at most 5 %: with fewer an area cannot be judged. */
export const LEAST_JUDGED = 59
/** Below this share an area has little to gain. */
const LEAST_SHARE = 0.05

const ORDER: readonly Wave[] = ['pilot', 'next', 'together', 'shadow']

export function rollOut(areas: readonly Potential[], target: number, weeks: number): readonly PlanStep[] {
  const judged = areas.map((potential) => ({ potential, why: whyOf(potential, target) }))
  const safe = judged
    .filter(({ why }) => why === 'safe')
    // By what is certain: the lower end of the interval.
    .sort((a, b) => certain(b.potential) - certain(a.potential))
  const pilots = new Set(safe.slice(0, PILOTS))
  return judged
    .map((own): PlanStep => {
      const first = pilots.has(own)
      return {
        area: own.potential.key,
        wave: waveOf(own.why, first),
        why: first ? 'much-and-safe' : own.why,
        potential: own.potential,
        weeksToProve: proofOf(target) / (PILOT_CONTROL * (own.potential.accepted / Math.max(1, weeks))),
      }
    })
    .sort(
      (a, b) => ORDER.indexOf(a.wave) - ORDER.indexOf(b.wave) || certain(b.potential) - certain(a.potential),
    )
}

const certain = ({ automatic, invoices }: Potential): number => automatic.low * invoices

/** So many invoices without an error prove the target. */
export function proofOf(target: number): number {
  return Math.ceil(Math.log(MISS) / Math.log(1 - target))
}

function whyOf({ accepted, wrong, automatic }: Potential, target: number): Exclude<Why, 'much-and-safe'> {
  if (automatic.high < LEAST_SHARE) return 'little'
  if (accepted < LEAST_JUDGED) return 'few'
  return wrong / accepted > target ? 'errors' : 'safe'
}

function waveOf(why: Why, first: boolean): Wave {
  if (first) return 'pilot'
  if (why === 'safe') return 'next'
  return why === 'few' ? 'together' : 'shadow'
}
