import { isDeepStrictEqual } from 'node:util'
import { bookedDocument } from '../domain/duplicates/fingerprint.ts'
import type { ErrorCode } from '../domain/errors.ts'
import { isPaid } from '../domain/invoice/ends.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Instant, Invoice } from '../domain/invoice/invoice.ts'
import { besideLines } from '../domain/posting/beside.ts'
import { checkAmounts, type Decision } from '../domain/review/decision.ts'
import { questionOf, rightTo } from '../domain/review/right.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import type { OpenAccounts } from './accounts.ts'
import { closedCopiesOf } from './closed-copies.ts'
import { creditedBy } from './credit-notes.ts'
import { refusal } from './guard.ts'
import { learnedHalt } from './learned-halt.ts'
import type { InvoiceRef } from './steps.ts'

/** Checks what the workflow cannot see – the person's right, the lines' amounts, the accounts – and keeps the decision. */
export async function acceptDecision(
  store: Store,
  accounts: OpenAccounts,
  ref: InvoiceRef,
  decision: Decision,
  at: Instant,
): Promise<void> {
  const record = await store.records.get(ref.id)
  if (!record?.invoice) throw refusal('NOT_FOUND')
  await checkRight(store, record, record.invoice, decision)
  if (decision.kind === 'approve' || decision.kind === 'code')
    checkSubstance(await accounts(new Date(at)), record, record.invoice, decision)
  if (decision.kind === 'approve' && decision.proposal !== record.proposal?.run)
    throw refusal('DECISION_PROPOSAL_CHANGED', 'proposal')
  if (decision.kind === 'approve') await checkBelieved(store, record, new Date(at))
  if (decision.kind === 'notDuplicate') checkSeen(record.duplicates?.of ?? [], decision.others)
  if (decision.kind === 'duplicate') checkNamed(record, decision)
  await keep(store, ref, decision, at)
  if (decision.kind === 'duplicate') await checkOriginal(store, record, decision)
  if (decision.kind === 'return') await checkCopies(store, ref.id, decision)
  if (decision.kind === 'notDuplicate')
    await store.cleared.add(ref.id, decision.others ?? [], decision.by, new Date(at))
}

/** What the learned coder proposed may not be believed any more, whatever it was that brought the invoice to people. */
async function checkBelieved(store: Store, record: InvoiceRecord, at: Date): Promise<void> {
  const halted = await learnedHalt({ store, now: () => at }, record)
  if (halted) throw refusal(halted, 'proposal')
}

/** Who says that it is none has compared it with those that were shown: should another stand beside it by now, nobody has answered for that one. */
function checkSeen(now: readonly string[], seen: readonly string[] | undefined): void {
  if (!seen) throw refusal('DECISION_SHAPE', 'others')
  if (!isDeepStrictEqual(new Set(now), new Set(seen))) throw refusal('DECISION_OTHERS_CHANGED', 'others')
}

/** An id that has been used for another decision would let that one be posted. */
async function keep(store: Store, ref: InvoiceRef, decision: Decision, at: Instant): Promise<void> {
  const {
    at: _,
    comment: __,
    refused,
    ...kept
  } = await store.records.keepDecision(ref.id, { ...decision, at: new Date(at) })
  if (!isDeepStrictEqual(kept, { ...decision })) throw refusal('DECISION_SHAPE', 'id')
  // The same form again, after the ERP had refused it: it is tried once more.
  if (refused) await store.records.setRefused(ref.id, decision.id, false)
}

async function checkRight(
  store: Store,
  record: InvoiceRecord,
  invoice: Invoice,
  decision: Decision,
): Promise<void> {
  const question = questionOf(record.area, invoice)
  const person = await store.people.get(decision.by)
  const refused = rightTo(person, question, decision.kind)
  if (refused) throw refusal(refused, 'by')
  if (decision.kind !== 'ask') return
  const colleague = decision.colleague ? await store.people.get(decision.colleague) : undefined
  if (rightTo(colleague, { ...question, amount: 0 }, 'ask')) throw refusal('RIGHT_COLLEAGUE', 'colleague')
}

function checkSubstance(
  isOpen: (account: string) => boolean,
  record: InvoiceRecord,
  invoice: Invoice,
  decision: Decision,
): void {
  if (!record.parties?.creditorNo || !record.parties.costCentre || invoice.currency !== 'DKK')
    throw refusal('DECISION_BLOCKED')
  if (besideLines(invoice)) throw refusal('DECISION_BESIDE')
  if (!decision.lines) return
  const amounts = checkAmounts(
    decision.lines,
    invoice.lines.map(({ id, net }) => ({ lineId: id, net })),
  )
  if (amounts) throw refusal(amounts.code, amounts.field)
  const shut = decision.lines.find((l) => !isOpen(l.coding.account))
  if (shut) throw refusal('DECISION_ACCOUNT', `line ${shut.lineId}`)
}

/** Whoever says that it is a duplicate has compared it with one: “one of these” might by now be another than those that were shown. */
function checkNamed({ duplicates }: InvoiceRecord, { of }: Decision): void {
  if (of === undefined && duplicates?.of.length) throw refusal('DECISION_SHAPE', 'of')
}

/**
 * A duplicate may be closed only while the other lives and is paid: otherwise neither of the two would be. The word is kept before the other is looked at:
 * of two that are called duplicates of one another at the same moment at least one sees the other's.
 */
async function checkOriginal(store: Store, record: InvoiceRecord, { id, of }: Decision): Promise<void> {
  if (of) await store.records.keepCopy(of, record._id)
  const refused = of ? await against(store, record, of) : 'DECISION_NO_ORIGINAL'
  await store.records.setRefused(record._id, id, refused !== undefined)
  if (refused) throw refusal(refused, of ? 'of' : undefined)
}

/**
 * Whoever returns it leaves those unpaid that were closed as duplicates of it, and must have seen them. The word is kept before they are looked for: of a return and a
 * “duplicate” of it at the same moment at least one sees the other.
 */
async function checkCopies(store: Store, id: InvoiceId, decision: Decision): Promise<void> {
  const copies = await closedCopiesOf(store, id)
  if (isDeepStrictEqual(new Set<string>(copies), new Set(decision.others))) return
  await store.records.setRefused(id, decision.id, true)
  throw refusal(copies.length > 0 ? 'DECISION_HAS_DUPLICATE' : 'DECISION_SHAPE', 'others')
}

/** A mistyped id must not make an invoice vanish: what the check did not find must be readable, of the same kind, and have the payee or the amount in common. */
async function against(store: Store, record: InvoiceRecord, of: string): Promise<ErrorCode | undefined> {
  const found = record.duplicates?.of.includes(of) === true
  const booked = bookedDocument(of) !== undefined
  const other = booked || of === record._id ? undefined : await store.records.get(of)
  if (!(found && booked) && !(other && (found || alike(record, other)))) return 'DECISION_NO_ORIGINAL'
  if (other && !lives(other)) return 'DECISION_ORIGINAL_GONE'
  // A credit note has taken it back, and this may be what the supplier sent instead.
  return (await creditedBy(store, of)).length > 0 ? 'DECISION_ORIGINAL_GONE' : undefined
}

function alike({ invoice: one }: InvoiceRecord, { invoice: other }: InvoiceRecord): boolean {
  if (!one || !other || one.kind !== other.kind) return false
  const samePayee = one.supplier.cvr !== undefined && one.supplier.cvr === other.supplier.cvr
  return samePayee || one.totals.gross === other.totals.gross
}

function lives({ outcome, decisions }: InvoiceRecord): boolean {
  if (outcome) return isPaid(outcome.end)
  return !decisions?.some((d) => !d.refused && (d.kind === 'return' || d.kind === 'duplicate'))
}
