/** A supplier whose lines are coded to one other account from a day on: an account that the ledger has, and this supplier never had. */
import { type Day, supplierOf } from '../../../../domain/coding/line.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { keyedPick } from '../../../examples/keyed.ts'
import { accountsOf, changedPractice, NOISE_SEED, type Planted } from './planted.ts'

export function changedSupplier(lines: readonly CodedLine[], supplier: string, from: Day): Planted {
  const own = new Set(lines.filter((line) => supplierOf(line) === supplier).map((line) => line.account))
  const others = accountsOf(lines).filter((account) => !own.has(account))
  if (others.length === 0) return changedPractice(lines, () => undefined)
  const account = keyedPick(others, 'noise', NOISE_SEED, 'supplier', supplier)
  return changedPractice(lines, (line) =>
    supplierOf(line) === supplier && line.day >= from ? { account, costCentre: line.costCentre } : undefined,
  )
}
