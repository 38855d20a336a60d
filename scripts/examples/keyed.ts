/**
 * What the ledger lacks is derived from a keyed hash: the same input gives the same answer on every machine, and nothing
 * depends on the order in which it is asked. The key is no secret; it only keeps these numbers apart from anybody else's.
 */
import { createHmac } from 'node:crypto'

const EXAMPLES_KEY = 'fakturabehandling/examples/1'

const digest = (parts: readonly (string | number)[]): Buffer =>
  createHmac('sha256', EXAMPLES_KEY).update(JSON.stringify(parts)).digest()

/** A whole number from 0 to `below` − 1. */
export const keyedNumber = (below: number, ...parts: readonly (string | number)[]): number =>
  digest(parts).readUIntBE(0, 6) % below

/** `count` decimal digits; at most 14. */
export const keyedDigits = (count: number, ...parts: readonly (string | number)[]): string =>
  String(keyedNumber(10 ** count, ...parts)).padStart(count, '0')

/** True in about `perMille` of a thousand cases. */
export const keyedChance = (perMille: number, ...parts: readonly (string | number)[]): boolean =>
  keyedNumber(1000, ...parts) < perMille

/** One of a list that is not empty. */
export function keyedPick<T>(list: readonly T[], ...parts: readonly (string | number)[]): T {
  const found = list[keyedNumber(list.length, ...parts)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

/** A UUID (version 8: its bits are its maker's own). */
export function keyedUuid(...parts: readonly (string | number)[]): string {
  const hex = digest(parts).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
