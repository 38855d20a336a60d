/** Gives every document its supplier's number, in the order of the documents' dates. */
import { numbersOf } from './invoice-numbers.ts'

export interface Numbered {
  readonly id: string
  readonly creditorNo: string
  readonly date: string
}

export function numbering(documents: readonly Numbered[]): (id: string) => string {
  const next = new Map<string, (date: string) => string>()
  const numbers = new Map<string, string>()
  const inOrder = [...documents].sort((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1))
  for (const { id, creditorNo, date } of inOrder) {
    const give = next.get(creditorNo) ?? numbersOf(creditorNo)
    next.set(creditorNo, give)
    numbers.set(id, give(date))
  }
  return (id) => {
    const number = numbers.get(id)
    if (number === undefined) throw new Error(`${id} has no number`)
    return number
  }
}
