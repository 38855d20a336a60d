/** What the duplicate check knows of one invoice: the few facts that are compared. The same from an invoice, a row of a file, and the booked ledger. */
import { accountKey } from '../invoice/account.ts'
import type { DocumentKind, Invoice } from '../invoice/invoice.ts'
import type { Ore } from '../money.ts'
import type { PostingBody } from '../posting/body.ts'
import { creditorKey, nameKey, normaliseNumber, supplierKey } from './fingerprint.ts'
import { type NumberForm, numberForm } from './number-form.ts'
import { pseudonym } from './pseudonym.ts'

/** The facts as they are kept: small, and nothing that must be computed. */
export interface SightingFacts {
  readonly id: string
  readonly kind: DocumentKind
  /** Who is paid, as `supplierKey` says it. */
  readonly payee: string
  /** Other names of who is paid: bank account, company number, name; each says what it is. Accounts and names as pseudonyms. */
  readonly aliases: readonly string[]
  readonly number: string
  /** Days since 1970-01-01 of the invoice's date; absent where it has none. */
  readonly day?: number
  /** When it came, in the same days; absent where only the books tell of it. */
  readonly arrived?: number
  /** Gross, never negative. */
  readonly amount: Ore
  readonly currency: string
  /** The number of the earlier invoice that it names. */
  readonly corrects?: string
  /** Of a credit note: the moment, in milliseconds, at which it was posted; absent while it waits, and for ever where it was not. */
  readonly postedAt?: number
}

/** Posted before this program came: the books tell of it. */
export const POSTED_BEFORE = 0

export interface Sighting extends SightingFacts {
  readonly form: NumberForm
}

const MS_PER_DAY = 86_400_000
/** Longer than that it is no number of an invoice; what is kept is bounded. */
const MAX_NUMBER = 100

export function sighting(facts: SightingFacts): Sighting {
  return { ...facts, number: facts.number.slice(0, MAX_NUMBER), form: formOf(facts) }
}

/** An invoice that names an earlier one is looked for under that one's number too: it may be the same claim once more. */
function formOf({ kind, number, corrects }: SightingFacts): NumberForm {
  const form = numberForm(number)
  const named = kind === 'invoice' && corrects ? numberForm(corrects) : undefined
  return named?.bare ? { ...form, cores: [...new Set([...form.cores, named.folded])] } : form
}

export function sightingOf(
  id: string,
  invoice: Invoice,
  creditorNo: string | undefined,
  receivedAt: Date,
): Sighting {
  const { supplier, payment } = invoice
  const payee = supplierKey(invoice, creditorNo)
  const day = dayOf(invoice.issueDate)
  return sighting({
    id,
    kind: invoice.kind,
    payee,
    aliases: aliasesOf({
      accounts: payment.flatMap(({ account }) => account ?? []),
      cvr: supplier.cvr,
      name: supplier.name,
    }).filter((alias) => alias !== payee),
    number: invoice.number,
    ...(day === undefined ? {} : { day }),
    arrived: arrivalDay(receivedAt),
    amount: Math.abs(invoice.totals.gross),
    currency: invoice.currency,
    ...(invoice.corrects ? { corrects: invoice.corrects } : {}),
  })
}

/** Of a document that could not be read: what the books say of it. The invoice's own date is not among that. */
export function unreadSighting(
  id: string,
  body: Pick<PostingBody, 'kind' | 'creditorNo' | 'invoiceNumber' | 'gross' | 'currency'>,
  creditor:
    | { readonly accounts: readonly string[]; readonly cvr?: string; readonly name: string }
    | undefined,
  receivedAt: Date,
): Sighting {
  return sighting({
    id,
    kind: body.kind,
    payee: creditorKey(body.creditorNo),
    aliases: creditor ? aliasesOf(creditor) : [],
    number: body.invoiceNumber,
    arrived: arrivalDay(receivedAt),
    amount: Math.abs(body.gross),
    currency: body.currency,
    postedAt: POSTED_BEFORE,
  })
}

function arrivalDay(receivedAt: Date): number {
  return Math.floor(receivedAt.getTime() / MS_PER_DAY)
}

/** Accounts that an invoice may name and be looked for by. */
const MAX_ACCOUNTS = 2
/** Paid to by everybody: it tells nobody from another. */
const NOBODYS = 'NEMKONTO'

export function aliasesOf(known: {
  readonly accounts: readonly string[]
  readonly cvr?: string | undefined
  readonly name: string
}): readonly string[] {
  const accounts = [...new Set(known.accounts.map(accountText))].filter((a) => a !== '' && a !== NOBODYS)
  return [
    ...accounts.slice(0, MAX_ACCOUNTS).map((account) => `account:${pseudonym(account)}`),
    ...(known.cvr ? [`cvr:${known.cvr}`] : []),
    ...(normaliseNumber(known.name) === '' ? [] : [nameKey(known.name)]),
  ]
}

/** One text for one account, however it is written, in a document or a file. */
function accountText(written: string): string {
  const bare = bareText(written)
  const [, registration, number] = BANK.exec(bare) ?? []
  const iban = IBAN.exec(bare)?.[1]
  return bareText(
    registration ? accountKey(`BANK:${registration}-${number}`) : iban ? accountKey(`IBAN:${iban}`) : bare,
  )
}

const BANK = /^(?:BANK)?(\d{4})(\d{1,10})$/
const IBAN = /^(?:IBAN)?([A-Z]{2}\d{2}[A-Z0-9]{8,30})$/

function bareText(written: string): string {
  return written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})/

/** The day of a date, or of the date with which a moment begins; undefined where there is no such day. */
export function dayOf(date: string | undefined): number | undefined {
  const [, year, month, day] = DATE.exec(date ?? '') ?? []
  if (!year) return undefined
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCDate() === Number(day) && at.getUTCMonth() + 1 === Number(month)
    ? at.getTime() / MS_PER_DAY
    : undefined
}
