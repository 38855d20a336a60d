/** Whether the robot may still post in an invoice's area, asked right before it does, and each time it is asked after while it is held. */
import { mayPost } from '../domain/control/area.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { Area } from '../store/areas.ts'
import type { InvoiceRecord } from '../store/record.ts'

/** Why not; an area that is not there is no permission. */
export function areaHalt(
  area: Area | undefined,
  { invoice }: Pick<InvoiceRecord, 'invoice'>,
): ErrorCode | undefined {
  if (!area || !mayPost(area.mode)) return 'WAY_AREA_STOPPED'
  // It was allowed when the rules ran, and is not any more.
  return invoice?.holdsCpr && !(area.cprToErp && invoice.cprSure) ? 'RULE_CPR_FOUND' : undefined
}
