import { z } from 'zod'
import { MAX_ORE } from '../domain/money.ts'
import type {
  Arrival,
  Change,
  DocumentState,
  ErpAccount,
  ErpSupplier,
  JournalEntry,
  PostingBody,
} from './port.ts'

/**
 * The shapes that travel between this program and an ERP, as both ends check them. Answers may carry members that this
 * version does not know (they are dropped); a posting order may not, so that nothing is silently left out of a posting.
 */

/** Characters of the id of an account, person, user, creditor. */
const MAX_ID_CHARS = 128
/** Characters of an idempotency key. */
const MAX_KEY_CHARS = 256
/** Characters of a name, reason or other short text. */
const MAX_TEXT_CHARS = 500
/** Lines of one posting: far above any invoice that is read. */
const MAX_POSTED_LINES = 10_000
/** More on one document than any list of people that is sent as an invoice. */
const MAX_CITIZENS = 1_000
/** Items of one page of a list. */
export const MAX_PAGE_ITEMS = 1_000

const PRINTABLE = /^[^\p{Cc}]+$/u
/** Whatever the ERP says: an id that is unlike others must not make a whole page unreadable, and with it all that comes after. */
export const documentId = z.string().max(MAX_TEXT_CHARS)
export const key = z.string().max(MAX_KEY_CHARS).regex(PRINTABLE)
export const userName = z.string().max(MAX_ID_CHARS).regex(PRINTABLE)
export const text = z.string().min(1).max(MAX_TEXT_CHARS)
/** A fencing token, given by the caller. */
export const token = z.int().min(0)
const ore = z.int().min(-MAX_ORE).max(MAX_ORE)
const date = z.iso.date()
export const instant = z.iso.datetime({ offset: true })
export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const sequence = z.int().min(1)

const postedLine = z.object({
  account: z.string().min(1).max(MAX_ID_CHARS),
  costCentre: z.string().min(1).max(MAX_ID_CHARS),
  vatCode: z.enum(['I25', 'I0']),
  dimensions: z.record(z.string().min(1).max(MAX_ID_CHARS), z.string().max(MAX_TEXT_CHARS)),
  net: ore,
  vat: ore,
})

export const postingBody = z.object({
  kind: z.enum(['invoice', 'creditNote']),
  creditorNo: z.string().min(1).max(MAX_ID_CHARS),
  invoiceNumber: z.string().min(1).max(MAX_TEXT_CHARS),
  currency: z.literal('DKK'),
  postingDate: date,
  period,
  codedBy: z.string().min(1).max(MAX_ID_CHARS),
  lines: z.array(postedLine).min(1).max(MAX_POSTED_LINES).readonly(),
  gross: ore,
}) satisfies z.ZodType<PostingBody>

/** A body to be posted: nothing but what the contract names. */
export const orderedBody = postingBody
  .extend({ lines: z.array(postedLine.strict()).min(1).max(MAX_POSTED_LINES).readonly() })
  .strict()

export const journalEntry = z.object({
  no: sequence,
  documentId,
  how: z.enum(['posted', 'returned', 'duplicate']),
  user: userName,
  key: key.optional(),
  codedBy: z.string().min(1).max(MAX_ID_CHARS),
  at: instant,
  bodyHash: sha256.optional(),
  body: postingBody.optional(),
}) satisfies z.ZodType<JournalEntry>

export const arrival = z.object({
  seq: sequence,
  documentId,
  arrivedAt: instant,
  fileName: text,
  size: z.int().min(0),
  sha256,
}) satisfies z.ZodType<Arrival>

export const change = z.discriminatedUnion('kind', [
  z.object({
    seq: sequence,
    kind: z.literal('coded'),
    documentId,
    at: instant,
    by: userName,
    journalNo: sequence,
  }),
  z.object({
    seq: sequence,
    kind: z.literal('withdrawn'),
    documentId,
    at: instant,
    by: userName,
  }),
])

/** Whatever a list says beside what its item is: cut to length, a hyphen where there is nothing. */
const said = (most: number) => z.string().transform((words) => words.slice(0, most) || '-')
const byWhom = { by: said(MAX_ID_CHARS) }
const [coded, withdrawnSince] = change.options

/** An item of a list as it is read: one that is unlike others must not make its page unreadable, and with it all that comes after. */
export const arrivalRead = arrival.extend({
  fileName: said(MAX_TEXT_CHARS),
  sha256: z.string().toLowerCase().pipe(sha256),
}) satisfies z.ZodType<Arrival>
export const changeRead = z.discriminatedUnion('kind', [
  coded.extend(byWhom),
  withdrawnSince.extend(byWhom),
]) satisfies z.ZodType<Change>

export const erpAccount = z.object({
  account: z.string().min(1).max(MAX_ID_CHARS),
  name: z.string().max(MAX_TEXT_CHARS),
  openFrom: date.optional(),
  closedFrom: date.optional(),
}) satisfies z.ZodType<ErpAccount>

export const erpSupplier = z.object({
  creditorNo: z.string().min(1).max(MAX_ID_CHARS),
  name: z.string().max(MAX_TEXT_CHARS),
  cvr: z.string().min(1).max(MAX_ID_CHARS).optional(),
  accounts: z.array(z.string().min(1).max(MAX_ID_CHARS)).readonly(),
}) satisfies z.ZodType<ErpSupplier>

export const reserved = z.object({ kind: z.literal('reserved') })
export const manual = z.object({ kind: z.literal('manual') })
export const released = z.object({ kind: z.literal('released') })
export const held = z.object({ kind: z.literal('held'), by: userName })
export const fenced = z.object({ kind: z.literal('fenced') })
export const withdrawn = z.object({ kind: z.literal('withdrawn'), at: instant, by: userName })
export const closed = z.object({ kind: z.literal('closed'), entry: journalEntry })

export const documentState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('reserved'), key, token }),
  z.object({ kind: z.literal('manual'), reason: z.string() }),
  closed,
  withdrawn,
]) satisfies z.ZodType<DocumentState>

export const refusalCode = z.enum([
  'ERP_ACCOUNT_CLOSED',
  'ERP_ACCOUNT_UNKNOWN',
  'ERP_PERIOD_CLOSED',
  'ERP_SUM_WRONG',
  'ERP_KEY_REUSED',
  'ERP_DOCUMENT_UNKNOWN',
  'ERP_NOT_ALLOWED',
  'ERP_BAD_REQUEST',
])

/** Why a call failed. `processed: false` on a 503 says that the ERP surely did nothing. */
export const problem = z.object({
  code: z.union([refusalCode, z.literal('ERP_UNREACHABLE')]),
  message: z.string(),
  processed: z.boolean().optional(),
})

export const reserveOrder = z.strictObject({
  key,
  token,
  on: z.enum(['robot', 'person']),
  until: instant.optional(),
})
export const releaseOrder = z.strictObject({ key, token, reason: text })
/** CPR numbers, ten digits each: read once, and never answered. */
export const citizens = z
  .array(z.string().regex(/^\d{10}$/))
  .min(1)
  .max(MAX_CITIZENS)
  .readonly()
export const postOrder = z.strictObject({ key, token, body: orderedBody, citizens: citizens.optional() })
export const closeOrder = z.strictObject({
  key,
  token,
  as: z.enum(['returned', 'duplicate']),
  by: z.string().min(1).max(MAX_ID_CHARS),
})

export const page = z.object({
  after: z.coerce.number().pipe(z.int().min(0)).default(0),
  limit: z.coerce.number().pipe(z.int().min(1).max(MAX_PAGE_ITEMS)).default(MAX_PAGE_ITEMS),
})
