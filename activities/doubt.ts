/** Questions to the ERP whose answer must be had. Whatever goes wrong is tried again: there is nothing else to do. */
import type { ErrorCode } from '../domain/errors.ts'
import type { Closed, Withdrawn } from '../erp/port.ts'
import { finalAnswer } from './closing.ts'
import { isUnknownDocument } from './entry.ts'
import type { DoubtAnswer, InvoiceRef } from './steps.ts'
import type { World } from './world.ts'

export async function ask(world: World, ref: InvoiceRef): Promise<DoubtAnswer> {
  const documentId = await documentOf(world, ref)
  return answerOf(ref, () => world.erp.state(documentId))
}

export async function release(
  world: World,
  ref: InvoiceRef,
  token: number,
  reason: ErrorCode,
): Promise<DoubtAnswer> {
  const documentId = await documentOf(world, ref)
  return answerOf(ref, () => world.erp.release(documentId, ref.id, token, reason))
}

/** A document that the ERP does not know any more cannot be posted there by anybody: people are told so, rather than that the ERP is silent. */
async function answerOf(
  ref: InvoiceRef,
  question: () => Promise<Closed | Withdrawn | { readonly kind: string }>,
): Promise<DoubtAnswer> {
  try {
    return finalAnswer(await question(), ref.id) ?? { kind: 'open' }
  } catch (error) {
    if (isUnknownDocument(error)) return { kind: 'open', reason: error.code }
    throw error
  }
}

async function documentOf({ store }: World, ref: InvoiceRef): Promise<string> {
  const record = await store.records.get(ref.id, ['documentId'])
  if (!record) throw new Error('there is no such record')
  return record.documentId
}
