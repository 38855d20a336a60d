/** Ledgers and a permission made for tests: regular enough that a coder can learn them, seeded, without chance. */
import type { Permission } from './permission.ts'
import type { CodedLineFacts } from './walk.ts'

export const PERMISSION: Permission = {
  model: 'sha',
  target: 0.02,
  confidence: 0.95,
  threshold: 0.9,
  upper: 0.018,
  of: 900,
  reached: 300,
  labels: 300,
  wrong: 1,
  newestLabel: '2026-03-01',
  madeAt: new Date('2026-03-07T03:00:00Z'),
  expiresOn: '2026-06-01',
}

export interface Made {
  readonly suppliers: number
  readonly days: number
  /** Lines a day. */
  readonly perDay: number
  /** Code of a line, from its supplier, day and running number. */
  readonly code: (supplier: number, day: number, n: number) => number
}

/** Day 0 of a made ledger. */
export const BEGIN = 6_000

export function made({ suppliers, days, perDay, code }: Made): readonly CodedLineFacts[] {
  const lines: CodedLineFacts[] = []
  for (let day = 0; day < days; day++)
    for (let n = 0; n < perDay; n++) {
      const number = day * perDay + n
      const supplier = (number * 7 + n) % suppliers
      lines.push({
        lineId: `L${number}`,
        day: BEGIN + day,
        supplierId: `S${supplier}`,
        supplierName: `Supplier ${supplier}`,
        department: `D${supplier % 3}`,
        text: `Delivery ${number}`,
        amount: 10_000 + (number % 50) * 100,
        documentNo: `N${number}`,
        reference: '',
        code: code(supplier, day, number),
      })
    }
  return lines
}
