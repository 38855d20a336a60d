/** Which area first, and why: where much can be gained and errors were no more than the promise allows. */
import { binomialUpper } from '../coding/bounds.ts'
import { MISS } from './intervals.ts'
import type { Potential } from './potential.ts'

/** pilot: first · next: when the pilot has held · together: later and with others, too small alone · shadow: predict and compare only. */
export type Wave = 'pilot' | 'next' | 'together' | 'shadow'
export type Why = 'much-and-safe' | 'joined' | 'safe' | 'watch' | 'few' | 'errors' | 'little'

export interface PlanStep {
  readonly area: string
  readonly wave: Wave
  readonly why: Why
  readonly potential: Potential
}

export const PILOTS = 2
/** The pilot's control sample. */
export const PILOT_CONTROL = 0.2
/** Without an error these prove at most 5 %: with fewer an area cannot be judged. */
export const LEAST_JUDGED = 59
/** Below this share an area has little to gain. */
const LEAST_SHARE = 0.05

const ORDER: readonly Wave[] = ['pilot', 'next', 'together', 'shadow']

export function rollOut(areas: readonly Potential[], target: number): readonly PlanStep[] {
  const judged = areas.map((potential): JudgedArea => ({ potential, why: whyOf(potential, target) }))
  const safe = judged
    .filter(({ why }) => why === 'safe')
    // By what is certain: the lower end of the interval.
    .sort((a, b) => certain(b.potential) - certain(a.potential))
  const pilots = new Set(safe.length < PILOTS ? [...safe, ...joined(judged)] : safe.slice(0, PILOTS))
  return judged
    .map((own): PlanStep => {
      const first = pilots.has(own)
      return {
        area: own.potential.key,
        wave: waveOf(own.why, first),
        why: first ? (own.why === 'few' ? 'joined' : 'much-and-safe') : own.why,
        potential: own.potential,
      }
    })
    .sort(
      (a, b) => ORDER.indexOf(a.wave) - ORDER.indexOf(b.wave) || certain(b.potential) - certain(a.potential),
    )
}

const certain = ({ automatic, invoices }: Potential): number => automatic.low * invoices

/** Weeks until the control of these areas together has seen enough to prove the target. */
export function weeksToProve(steps: readonly PlanStep[], target: number, weeks: number): number {
  const accepted = steps.reduce((sum, { potential }) => sum + potential.accepted, 0)
  return proofOf(target) / (PILOT_CONTROL * (accepted / Math.max(1, weeks)))
}

/** So many invoices without an error prove the target. */
export function proofOf(target: number): number {
  return Math.ceil(Math.log(MISS) / Math.log(1 - target))
}

interface JudgedArea {
  readonly potential: Potential
  readonly why: Why
}

/** Where hardly an area is large enough alone: the largest of the others together, until they can be judged. */
function joined(areas: readonly JudgedArea[]): readonly JudgedArea[] {
  const few = areas
    .filter(({ why, potential }) => why === 'few' && potential.accepted > 0)
    .sort((a, b) => certain(b.potential) - certain(a.potential))
  let accepted = 0
  const enough = few.filter(({ potential }) => {
    if (accepted >= LEAST_JUDGED) return false
    accepted += potential.accepted
    return true
  })
  return accepted >= LEAST_JUDGED ? enough : []
}

function whyOf({ accepted, wrong, automatic }: Potential, target: number): Why {
  if (automatic.high < LEAST_SHARE) return 'little'
  // Even the lower limit of its errors is above what the promise allows.
  if (1 - binomialUpper(accepted - wrong, accepted, MISS) > target) return 'errors'
  if (accepted < LEAST_JUDGED) return 'few'
  return wrong / accepted > target ? 'watch' : 'safe'
}

function waveOf(why: Why, first: boolean): Wave {
  if (first) return 'pilot'
  if (why === 'safe' || why === 'watch') return 'next'
  return why === 'few' ? 'together' : 'shadow'
}
