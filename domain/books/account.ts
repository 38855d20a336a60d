/** The account: what the ERP has handed over is all somewhere, and nowhere twice. */
import { END_STATES, type EndState } from '../invoice/ends.ts'
import { compare, type Difference } from './compare.ts'
import type { Standing } from './standing.ts'

export interface Account {
  /** By the ERP's own list, as far as the intake has come. */
  readonly received: number
  readonly ends: Readonly<Record<EndState, number>>
  /** By the robot, until a person has coded the first of a batch. */
  readonly held: number
  readonly waiting: number
  readonly inDoubt: number
  readonly underWay: number
  readonly quarantined: number
  /** Received, and in none of these: each is among the differences. */
  readonly unaccounted: number
  /** Arrived in the ERP after the intake's last page: no difference. */
  readonly notYetTaken: number
}

export interface Reconciled {
  readonly account: Account
  readonly differences: readonly Difference[]
}

export type Place =
  | EndState
  | 'held'
  | 'waiting'
  | 'inDoubt'
  | 'underWay'
  | 'quarantined'
  | 'unaccounted'
  | 'notYetTaken'

/** Where an invoice is, by its record and its workflow; undefined where the ERP never handed it over. */
export function placeOf({ received, record, running }: Standing): Place | undefined {
  if (!received) return undefined
  if (record?.outcome) return record.outcome.end
  if (!record) return received.taken ? 'unaccounted' : 'notYetTaken'
  if (!record.readable) return 'quarantined'
  if (!running) return 'unaccounted'
  const { status } = running
  return status === 'held' || status === 'waiting' || status === 'inDoubt' ? status : 'underWay'
}

export function reconcile(standings: readonly Standing[]): Reconciled {
  const places = standings.map(placeOf)
  const count = (place: Place): number => places.filter((p) => p === place).length
  const notYetTaken = count('notYetTaken')
  return {
    account: {
      received: places.filter((p) => p !== undefined).length - notYetTaken,
      ends: Object.fromEntries(END_STATES.map((end) => [end, count(end)])) as Record<EndState, number>,
      held: count('held'),
      waiting: count('waiting'),
      inDoubt: count('inDoubt'),
      underWay: count('underWay'),
      quarantined: count('quarantined'),
      unaccounted: count('unaccounted'),
      notYetTaken,
    },
    differences: standings.flatMap(compare),
  }
}
