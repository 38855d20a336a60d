/** A fencing token above the last: a moment, and one more where the clock stands still or has gone back. */
export function tokenAfter(last: number, nowMs: number): number {
  return Math.max(last + 1, nowMs)
}
