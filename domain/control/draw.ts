/** The control draw: a keyed hash of the invoice's id. It cannot be re-rolled, and an auditor who has the key can compute it again. */
import { createHmac } from 'node:crypto'
import type { InvoiceId } from '../invoice/id.ts'

const BITS = 48

/** The invoice's place in the draw, 0 ≤ draw < 1: the first 48 bits of HMAC-SHA256(key, id). */
export function draw(key: string, id: InvoiceId): number {
  return (
    createHmac('sha256', key)
      .update(id)
      .digest()
      .readUIntBE(0, BITS / 8) /
    2 ** BITS
  )
}
