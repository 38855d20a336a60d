/** The suppliers' own invoice numbers: each supplier has one style and counts on from history into tonight. */
import { keyedNumber } from './keyed.ts'

const STYLES: readonly ((running: number, year: string, inYear: number) => string)[] = [
  (running) => String(running),
  (running) => `INV-${String(running).padStart(7, '0')}`,
  (_running, year, inYear) => `${year}-${String(inYear).padStart(5, '0')}`,
  (running) => `SI${running}`,
  (_running, year, inYear) => `F${year.slice(2)}/${String(inYear).padStart(4, '0')}`,
]

/** Hands out the supplier's next number; must be asked in the order of the invoices' dates. */
export function numbersOf(creditorNo: string): (date: string) => string {
  const style = STYLES[keyedNumber(STYLES.length, 'style', creditorNo)]
  if (!style) throw new RangeError('no such style')
  const pace = 1 + keyedNumber(40, 'pace', creditorNo)
  let running = 1000 + keyedNumber(90_000, 'start', creditorNo)
  let year = ''
  let inYear = 0
  let asked = 0
  return (date) => {
    // The supplier has other customers too, so the numbers that reach us have gaps.
    const step = 1 + keyedNumber(pace, 'step', creditorNo, asked++)
    if (date.slice(0, 4) !== year) inYear = 0
    year = date.slice(0, 4)
    running += step
    inYear += step
    return style(running, year, inYear)
  }
}
