/** Questions to the ERP whose answer must be had. Whatever goes wrong is tried again: there is nothing else to do. */
import type { ErrorCode } from '../domain/errors.ts'
import type { Closed, Withdrawn } from '../erp/port.ts'
import { closingOf } from './closing.ts'
import type { DoubtAnswer, InvoiceRef } from './steps.ts'
import type { World } from './world.ts'

export async function ask(world: World, ref: InvoiceRef): Promise<DoubtAnswer> {
  const state = await world.erp.state(await documentOf(world, ref))
  return known(state, ref) ?? { kind: 'open' }
}

export async function release(
  world: World,
  ref: InvoiceRef,
  token: number,
  reason: ErrorCode,
): Promise<DoubtAnswer> {
  const answer = await world.erp.release(await documentOf(world, ref), ref.id, token, reason)
  return known(answer, ref) ?? { kind: 'open' }
}

function known(
  answer: Closed | Withdrawn | { readonly kind: string },
  ref: InvoiceRef,
): DoubtAnswer | undefined {
  if (isClosed(answer)) return { kind: 'closed', closing: closingOf(answer.entry, ref.id) }
  return isWithdrawn(answer) ? { kind: 'withdrawn', by: answer.by } : undefined
}

const isClosed = (answer: { readonly kind: string }): answer is Closed => answer.kind === 'closed'
const isWithdrawn = (answer: { readonly kind: string }): answer is Withdrawn => answer.kind === 'withdrawn'

async function documentOf({ store }: World, ref: InvoiceRef): Promise<string> {
  const record = await store.records.get(ref.id, ['documentId'])
  if (!record) throw new Error('there is no such record')
  return record.documentId
}
