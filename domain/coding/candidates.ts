/** Which codings a line may have: the heaviest of each of its keys, and the latest. */
import { type History, NONE } from './history.ts'

/** How many codings of one key are looked at. */
const HEAVIEST = 6

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
  const { at } = history.values
  for (const row of rows) {
    if (row === NONE) continue
    if ((at.codes[row] as number) <= HEAVIEST)
      eachEntry(history, row, (entry) => take(history.entries.at.code[entry] as number))
    else {
      for (const code of heaviest(history, row)) take(code)
      take(at.lastCode[row] as number)
    }
  }
  return found
}

export function eachEntry(history: History, row: number, visit: (entry: number) => void): void {
  const { next } = history.entries.at
  for (let entry = history.values.at.first[row] as number; entry !== NONE; entry = next[entry] as number)
    visit(entry)
}

function heaviest(history: History, row: number): readonly number[] {
  const { weight, code } = history.entries.at
  const top: number[] = []
  eachEntry(history, row, (entry) => {
    if (
      top.length === HEAVIEST &&
      (weight[entry] as number) <= (weight[top[HEAVIEST - 1] as number] as number)
    )
      return
    let at = Math.min(top.length, HEAVIEST - 1)
    while (at > 0 && (weight[top[at - 1] as number] as number) < (weight[entry] as number)) {
      top[at] = top[at - 1] as number
      at--
    }
    top[at] = entry
  })
  return top.map((entry) => code[entry] as number)
}
