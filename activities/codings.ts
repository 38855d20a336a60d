/** The codings that an act posts: the robot's proposal, or what a person decided. */
import type { CodedLine } from '../domain/coding/coding.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Act } from '../domain/invoice/state.ts'
import type { InvoiceRecord } from '../store/record.ts'

export interface Chosen {
  readonly lines: readonly CodedLine[]
  /** `robot`, or `person:<id>`. */
  readonly codedBy: string
}

/** Throws where there is nothing to post: a fault, which leads to a person. */
export function chosenFor(act: Act, record: InvoiceRecord, invoice: Invoice): Chosen {
  if (act.by === 'robot') return { lines: proposedLines(record, invoice), codedBy: 'robot' }
  const decision = record.decisions?.find((d) => d.id === act.decision)
  if (!decision) throw new Error('the decision was not kept')
  if (!decision.lines && decision.proposal !== record.proposal?.run)
    throw new Error('another proposal has taken the place of the one that was approved')
  return { lines: decision.lines ?? proposedLines(record, invoice), codedBy: `person:${act.person}` }
}

/** The proposal as coded lines; throws where a line has none. */
export function proposedLines(record: InvoiceRecord, invoice: Invoice): readonly CodedLine[] {
  const proposed = new Map(record.proposal?.lines.map((l) => [l.lineId, l.coding]))
  return invoice.lines.map(({ id, net }) => {
    const coding = proposed.get(id)
    if (!coding) throw new Error('a line has no proposal')
    return { lineId: id, coding, net }
  })
}
