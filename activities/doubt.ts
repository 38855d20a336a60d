/** Questions to the ERP whose answer must be had. Whatever goes wrong is tried again: there is nothing else to do. */
import type { ErrorCode } from '../domain/errors.ts'
import { finalAnswer } from './closing.ts'
import type { DoubtAnswer, InvoiceRef } from './steps.ts'
import type { World } from './world.ts'

export async function ask(world: World, ref: InvoiceRef): Promise<DoubtAnswer> {
  const state = await world.erp.state(await documentOf(world, ref))
  return finalAnswer(state, ref.id) ?? { kind: 'open' }
}

export async function release(
  world: World,
  ref: InvoiceRef,
  token: number,
  reason: ErrorCode,
): Promise<DoubtAnswer> {
  const answer = await world.erp.release(await documentOf(world, ref), ref.id, token, reason)
  return finalAnswer(answer, ref.id) ?? { kind: 'open' }
}

async function documentOf({ store }: World, ref: InvoiceRef): Promise<string> {
  const record = await store.records.get(ref.id, ['documentId'])
  if (!record) throw new Error('there is no such record')
  return record.documentId
}
