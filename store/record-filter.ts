/** Filters of the lists that people look at. */
import type { ErrorCode } from '../domain/errors.ts'
import type { EndState } from '../domain/invoice/ends.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import { hasPart, isEverywhere, type RightHolder } from '../domain/review/right.ts'

/** Where an invoice is, as its record shows it: `underWay` has been shown to nobody yet, `held` may be one of a batch besides; `open` is everything that has not ended. */
export const RECORD_STATES = ['waiting', 'quarantined', 'underWay', 'held', 'ended', 'open'] as const
export type RecordState = (typeof RECORD_STATES)[number]

/** Filters of a list for people. */
export interface RecordFilter {
  /** Of these only. */
  readonly ids?: readonly InvoiceId[]
  readonly area?: string
  readonly state?: RecordState
  readonly end?: EndState
  readonly reason?: ErrorCode
  /** Those that this person may decide, or was asked about. */
  readonly decidableBy?: RightHolder
}

const HELD = { 'routed.batch': { $exists: true }, 'routed.route.to': 'robot' }

/** An invoice waits when people have been shown it and it has not ended. */
export function filterOf({
  ids,
  area,
  state,
  end,
  reason,
  decidableBy,
}: RecordFilter): Record<string, unknown> {
  const shownToNobody = {
    review: { $exists: false },
    quarantine: { $exists: false },
    outcome: { $exists: false },
  }
  const states = {
    waiting: { review: { $exists: true }, outcome: { $exists: false } },
    quarantined: { quarantine: { $exists: true }, outcome: { $exists: false } },
    underWay: { ...shownToNobody, $nor: [HELD] },
    held: { ...shownToNobody, ...HELD },
    ended: { outcome: { $exists: true } },
    open: { outcome: { $exists: false } },
  }
  const conditions = [
    ...(reason ? [{ $or: [{ 'review.reason': reason }, { 'quarantine.code': reason }] }] : []),
    ...(decidableBy ? [decidable(decidableBy)] : []),
  ]
  return {
    ...(ids ? { _id: { $in: ids } } : {}),
    ...(area ? { area } : {}),
    ...(state ? states[state] : {}),
    ...(end ? { 'outcome.end': end } : {}),
    ...(conditions.length > 0 ? { $and: conditions } : {}),
  }
}

/** As `domain/review/right.ts` decides it. Who was asked sees it too, and the others still do: the colleague may be away. */
function decidable(person: RightHolder): Record<string, unknown> {
  const { personId, areas, ceiling } = person
  const asked = { 'review.assignee': personId }
  if (!hasPart(person)) return asked
  return {
    $or: [
      asked,
      {
        'invoice.totals.gross': { $gte: -ceiling, $lte: ceiling },
        'invoice.orderedBy': { $ne: personId },
        ...(isEverywhere(person) ? {} : { area: { $in: areas } }),
      },
    ],
  }
}
