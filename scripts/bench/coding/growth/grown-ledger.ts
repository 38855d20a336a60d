/**
 * A ledger as long as one wants, from one that is there: the same municipality's practice again and again, each time from suppliers of other names and some
 * weeks later, so that the days grow fuller, as in a larger municipality, and not the years more.
 */
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { keyedDigits, keyedNumber } from '../../../examples/keyed.ts'

/** A copy begins at most so many weeks later: whole weeks, so that a Monday stays one. */
const MOST_WEEKS_LATER = 52
const DAYS_A_WEEK = 7
const NUMBER_DIGITS = 10

/** The first `count` of as many copies as that takes, in the order of their days. The first copy is the ledger itself. */
export function grownLedger(lines: readonly CodedLine[], count: number): readonly CodedLine[] {
  if (lines.length === 0) return []
  const copies = Math.ceil(count / lines.length)
  return Array.from({ length: copies }, (_, copy) => copyOf(lines, copy))
    .flat()
    .sort((a, b) => a.day - b.day)
    .slice(0, count)
}

function copyOf(lines: readonly CodedLine[], copy: number): readonly CodedLine[] {
  if (copy === 0) return lines
  const later = DAYS_A_WEEK * keyedNumber(MOST_WEEKS_LATER, 'growth', 'weeks', copy)
  const renamed = new Map<string, string>()
  const rename = (kind: string, name: string): string => {
    if (name === '') return ''
    const key = `${kind}${name}`
    const known = renamed.get(key)
    if (known !== undefined) return known
    const made = keyedDigits(NUMBER_DIGITS, 'growth', copy, kind, name)
    renamed.set(key, made)
    return made
  }
  return lines.map((line) => ({
    ...line,
    lineId: `${line.lineId}/${copy}`,
    day: line.day + later,
    supplierId: rename('id', line.supplierId),
    supplierName: line.supplierName === '' ? '' : `Supplier ${rename('name', line.supplierName)}`,
  }))
}
