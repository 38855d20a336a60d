/**
 * What nobody has coded lately is drawn more often: while the robot posts it a practice may change unseen, and one of twenty tells of that late. The draws
 * beyond the area's own share are checks by risk: what is said of an area counts only what lies below it.
 */

/** What no person has coded for so many days. */
export const STALE_DAYS = 45
export const STALE_CONTROL = 0.25

/** The chance with which the control draws it. `rate`: its area's; where that is 0 nothing is drawn. */
export function controlChance(rate: number, stale: boolean): number {
  return stale && rate > 0 ? Math.max(STALE_CONTROL, rate) : rate
}

/** `age`: days since a person last coded the like. */
export function isStale(age: number): boolean {
  return age > STALE_DAYS
}
