/** Pages of a list for people. */
import { InvalidArgumentError } from 'commander'

export const ROWS_A_PAGE = 50

export interface PageOptions {
  readonly page: number
}

/** Parses a whole number of at least one. */
export function positive(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('not a whole number above 0')
  return value
}

export function skipOf({ page }: PageOptions): number {
  return (page - 1) * ROWS_A_PAGE
}

/** What stands under a list: where one is in it, and how to see the next page. */
export function footer(page: number, total: number): string {
  const pages = Math.max(1, Math.ceil(total / ROWS_A_PAGE))
  const more = page < pages ? `; next: --page ${page + 1}` : ''
  return `Page ${page} of ${pages}, ${total} in all${more}`
}
