/**
 * The batch of an invoice, for those who look at it: how many are alike, and which of them a person codes first. Who is to code one blind hears nothing of it, but
 * that others wait: that another was coded as the robot would have would tell both the coding and that the robot is sure.
 */
import type { Said } from '../domain/control/batch.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

export interface BatchShown {
  readonly alike: number
  /** The one that a person codes before the others; absent where the robot needs nobody's word. */
  readonly first?: InvoiceId
  readonly said?: Said
}

export async function batchOf(
  { batches }: Pick<Store, 'batches'>,
  { _id, routed, review, outcome }: InvoiceRecord,
): Promise<BatchShown | undefined> {
  const batch = routed?.batch === undefined ? undefined : await batches.of(routed.batch)
  if (!batch) return undefined
  const { members, probe, said } = batch
  if (review?.blind && !outcome && probe?.id !== _id) return undefined
  return { alike: members.length, ...(probe ? { first: probe.id } : {}), ...(said ? { said } : {}) }
}

const SAID = {
  agreed: 'was coded as the robot would have: it may post the others',
  otherwise: 'was coded otherwise than the robot would have: the others are people’s',
  noWord: 'ended without anybody’s own word of its coding: the others are people’s',
} as const satisfies Readonly<Record<Said, string>>

export function batchLines({ _id }: InvoiceRecord, batch: BatchShown | undefined): readonly string[] {
  if (!batch?.first) return []
  const { alike, first, said } = batch
  const which = first === _id ? 'This one' : first
  return [
    '',
    `${alike} alike on the day. ${which} ${said ? SAID[said] : 'is coded first; the others wait for it'}.`,
  ]
}
