/** Which codings a line may have: the heaviest of each of its keys, and the latest. */
import { type History, NONE } from './history.ts'

/** `rows`: the row of each key in the history, or -1. Codings that may not be used (closed) are left out. */
export function candidatesOf(
  history: History,
  rows: Int32Array,
  isOpen: (code: number) => boolean,
): readonly number[] {
  const found: number[] = []
  const take = (code: number): void => {
    if (!found.includes(code) && isOpen(code)) found.push(code)
  }
  for (const row of rows) if (row !== NONE) history.eachLikely(row, take)
  return found
}
