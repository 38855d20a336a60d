/** A small ledger for planting in: four suppliers at two institutions, each on two of four accounts, two lines an invoice. */
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'

export const BEGIN = 7_000

export function sampleLine(n: number, over: Partial<CodedLine> = {}): CodedLine {
  return {
    lineId: `L${n}`,
    day: BEGIN + Math.floor(n / 4),
    supplierId: `S${Math.floor(n / 2) % 4}`,
    supplierName: '',
    department: `D${n % 2}`,
    text: `Delivery ${n}`,
    amount: 1_000 + n,
    documentNo: `N${Math.floor(n / 2)}`,
    reference: '',
    account: `A${(Math.floor(n / 2) + (Math.floor(n / 8) % 2)) % 4}`,
    costCentre: 'C1',
    ...over,
  }
}

export const sampleLedger = (lines: number): readonly CodedLine[] =>
  Array.from({ length: lines }, (_, n) => sampleLine(n))
