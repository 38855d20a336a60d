/** Quantities and unit prices that multiply to the ledger's net amount exactly. */
import type { Ore } from '../../domain/money.ts'
import type { PaperLine } from './document.ts'
import { keyedNumber } from './keyed.ts'

const MOST_UNITS = 40

/** Hours for work by the hour where the amount divides, else one piece. */
export function quantityOf(
  net: Ore,
  text: string,
  ...parts: readonly (string | number)[]
): Pick<PaperLine, 'quantity' | 'unit'> {
  if (!/STAFF|HIRE|HOUR|CLEAN|LABOUR/.test(text)) return { quantity: 1, unit: 'EA' }
  const quantity = 2 + keyedNumber(MOST_UNITS - 1, 'quantity', ...parts)
  return net % quantity === 0 ? { quantity, unit: 'HUR' } : { quantity: 1, unit: 'EA' }
}

export const unitPrice = (line: PaperLine): Ore => line.net / line.quantity
