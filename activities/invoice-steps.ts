/** The steps on the worker's own queue, made from their ports. */
import type { ErrorCode } from '../domain/errors.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import type { Decision } from '../domain/review/decision.ts'
import { acceptDecision } from './accept-decision.ts'
import { openAccounts } from './accounts.ts'
import { placeInBatch } from './batch.ts'
import { checkDuplicates } from './check-duplicates.ts'
import { guarded, untilAnswered } from './guard.ts'
import { predict } from './predict.ts'
import { readInvoice } from './read-invoice.ts'
import { record } from './record.ts'
import { openReview, remind } from './review.ts'
import { route } from './route.ts'
import type { Assessment, Closing, InvoiceRef, InvoiceSteps, OpenReview, Validated } from './steps.ts'
import { suggester } from './suggest.ts'
import { validate } from './validate.ts'
import type { World } from './world.ts'

export function invoiceSteps(world: World): InvoiceSteps {
  const { store, now } = world
  const read = readInvoice(store)
  const accounts = openAccounts(store)
  const suggest = suggester(store, world.log)
  const assessing = guarded(
    {
      validate: (ref: InvoiceRef) => validate(store, read, ref),
      checkDuplicates: (ref: InvoiceRef, validated: Validated) =>
        checkDuplicates(store, read, ref, validated),
      predict: (ref: InvoiceRef, validated: Validated) =>
        predict(store, read, accounts, suggest, now(), ref, validated),
      route: (ref: InvoiceRef, assessment: Assessment) => route(store, world, now(), ref, assessment),
      placeInBatch: (ref: InvoiceRef) => placeInBatch(store, ref),
      acceptDecision: (ref: InvoiceRef, decision: Decision, at: Instant) =>
        acceptDecision(store, accounts, ref, decision, at),
    },
    world.log,
  )
  // There is no other way on than these: they are tried until they succeed.
  const keeping = untilAnswered(
    {
      keepIgnored: (ref: InvoiceRef, signal: string, reason: ErrorCode, at: Instant) =>
        store.records.keepIgnored(ref.id, { signal, reason, at: new Date(at) }),
      openReview: (ref: InvoiceRef, review: OpenReview) => openReview(world, ref, review),
      remind: (ref: InvoiceRef, level: number) => remind(world, ref, level),
      record: (ref: InvoiceRef, closing: Closing) => record(world, ref, closing),
    },
    world.log,
  )
  return { ...assessing, ...keeping }
}
