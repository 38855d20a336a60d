/**
 * The credit notes that name an invoice, by what they claimed when they came. One that names none, or is known by the imported ledger alone, claims nothing: it is
 * seen by the check for duplicates only.
 */
import {
  bookedDocument,
  correctionFingerprint,
  creditorKey,
  supplierKey,
} from '../domain/duplicates/fingerprint.ts'
import { isPaid } from '../domain/invoice/ends.ts'
import { saysNothing } from '../domain/invoice/number.ts'
import { type Ore, sum } from '../domain/money.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { creditorNow } from './check-late.ts'

/** What a credit note may name. */
interface Original {
  /** Under which of the supplier's names the note claimed depends on what was known of the supplier then. */
  readonly payees: readonly string[]
  readonly number: string
  /** Of what the imported ledger holds, only the net amount is known. */
  readonly amount: { readonly of: 'gross' | 'net'; readonly ore: Ore }
  readonly receivedAt?: Date
}

/** Whatever became of them: posted, waiting, or returned. */
export async function creditNotesOf(store: Store, name: string): Promise<readonly InvoiceRecord[]> {
  const original = await originalOf(store, name)
  return original ? notesOf(store, original) : []
}

/** Those that are posted and take back the whole of it: as far as the books know, it is not paid any more. */
export async function creditedBy(store: Store, name: string): Promise<readonly string[]> {
  const original = await originalOf(store, name)
  if (!original) return []
  const { of, ore } = original.amount
  return (await notesOf(store, original)).flatMap(({ _id, invoice, outcome }) =>
    outcome && isPaid(outcome.end) && invoice && Math.abs(invoice.totals[of]) === Math.abs(ore) ? [_id] : [],
  )
}

async function notesOf(
  { claims, records }: Store,
  { payees, number, receivedAt }: Original,
): Promise<readonly InvoiceRecord[]> {
  const keys = [...new Set(payees.map((payee) => correctionFingerprint(payee, number)))]
  const ids = [...new Set((await Promise.all(keys.map((key) => claims.of(key)))).flat())]
  const notes = await Promise.all(ids.map((id) => records.get(id)))
  // One that came before it names another of the same number.
  return notes
    .filter((note) => note !== undefined)
    .filter((note) => !receivedAt || note.receivedAt >= receivedAt)
}

async function originalOf(store: Store, name: string): Promise<Original | undefined> {
  const document = bookedDocument(name)
  const original = document === undefined ? await receivedOf(store, name) : await bookedOf(store, document)
  return original && !saysNothing(original.number) ? original : undefined
}

async function receivedOf(store: Store, id: string): Promise<Original | undefined> {
  const { invoice, parties, receivedAt } = (await store.records.get(id)) ?? {}
  if (invoice?.kind !== 'invoice') return undefined
  const creditors = [parties?.creditorNo, await creditorNow(store, invoice), undefined]
  return {
    payees: creditors.map((creditorNo) => supplierKey(invoice, creditorNo)),
    number: invoice.number,
    amount: { of: 'gross', ore: invoice.totals.gross },
    ...(receivedAt ? { receivedAt } : {}),
  }
}

async function bookedOf({ ledger }: Store, document: string): Promise<Original | undefined> {
  const lines = await ledger.ofDocument(document)
  const [first] = lines
  if (!first?.supplierInvoiceNo) return undefined
  return {
    payees: [creditorKey(first.creditorNo)],
    number: first.supplierInvoiceNo,
    amount: { of: 'net', ore: sum(lines.map((l) => l.net)) },
  }
}
