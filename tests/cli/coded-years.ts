/** More than a year of lines that a person coded, each creditor always on one account. */
import { ANNE, CODING, CREDITOR, GLN, OTHER } from '../../scripts/rehearsal/registers.ts'
import type { LedgerLine } from '../../store/ledger.ts'

export const CODED_DAYS = 450
const A_DAY = 3
const DAY_MS = 86_400_000

export function codedYears(): readonly LedgerLine[] {
  const now = Date.now()
  return Array.from({ length: CODED_DAYS * A_DAY }, (_, n): LedgerLine => {
    const at = new Date(now - (CODED_DAYS - Math.floor(n / A_DAY)) * DAY_MS)
    const creditorNo = n % 2 === 0 ? CREDITOR : `K9${n % 3}`
    return {
      lineId: `H${n}`,
      documentId: `HD${n}`,
      bookedOn: at.toISOString().slice(0, 10),
      creditorNo,
      gln: GLN,
      text: `planter ${n}`,
      coding: creditorNo === CREDITOR ? CODING : OTHER,
      net: 100_000 + (n % 7) * 100,
      codedBy: { kind: 'person', id: ANNE },
      label: 'strong',
      supplierInvoiceNo: `F-${n}`,
      learntAt: at,
    }
  })
}
