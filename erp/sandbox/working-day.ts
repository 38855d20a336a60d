import { DateTime } from 'luxon'

/** When the people of the ERP begin to work: from then on what the robot has not finished is theirs. */
const DAY_BEGINS_HOUR = 7
const ZONE = 'Europe/Copenhagen'

/** The first beginning of a working day after the moment, in milliseconds. */
export function nextDayBegins(afterMs: number): number {
  const local = DateTime.fromMillis(afterMs, { zone: ZONE })
  const today = local.startOf('day').set({ hour: DAY_BEGINS_HOUR })
  const next =
    today.toMillis() > afterMs ? today : local.plus({ days: 1 }).startOf('day').set({ hour: DAY_BEGINS_HOUR })
  return next.toMillis()
}

/** The latest beginning of a working day at or before the moment, in milliseconds. */
export function latestDayBegan(atMs: number): number {
  const local = DateTime.fromMillis(atMs, { zone: ZONE })
  const today = local.startOf('day').set({ hour: DAY_BEGINS_HOUR })
  const latest =
    today.toMillis() <= atMs ? today : local.minus({ days: 1 }).startOf('day').set({ hour: DAY_BEGINS_HOUR })
  return latest.toMillis()
}
