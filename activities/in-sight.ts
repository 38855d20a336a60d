import type { InvoiceRecord, Outcome } from '../store/record.ts'

/** Had whoever coded it a proposal in sight? What people code in the ERP itself, blind, or where there was none, is their own word. */
export function hadInSight(
  { review }: Pick<InvoiceRecord, 'review'>,
  { end }: Pick<Outcome, 'end'>,
): boolean {
  return end === 'postedByPerson' && review !== undefined && !review.blind && review.proposal
}
