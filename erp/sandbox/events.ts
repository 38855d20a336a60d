import { z } from 'zod'
import {
  arrival,
  citizens,
  documentId,
  erpAccount,
  erpSupplier,
  instant,
  journalEntry,
  key,
  period,
  text,
  token,
  userName,
} from '../wire.ts'

/** Everything that ever happened in the sandbox ERP; its whole state is a fold over these. */
export const ledgerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), at: instant }),
  z.object({ type: z.literal('seeded'), at: instant }),
  z.object({ type: z.literal('accountSet'), account: erpAccount }),
  z.object({ type: z.literal('supplierSet'), supplier: erpSupplier }),
  z.object({ type: z.literal('periodSet'), period, closed: z.boolean() }),
  z.object({ type: z.literal('arrived'), arrival }),
  z.object({
    type: z.literal('reserved'),
    documentId,
    key,
    user: userName,
    token,
    until: instant.optional(),
  }),
  /** On the manual work list; the key's tokens up to this one are fenced. */
  z.object({ type: z.literal('handedOver'), documentId, key, user: userName, token, reason: text }),
  /** The key's tokens up to this one are fenced; whoever has the document keeps it. */
  z.object({ type: z.literal('fenced'), documentId, key, user: userName, token }),
  z.object({ type: z.literal('taken'), documentId, user: userName }),
  z.object({ type: z.literal('putBack'), documentId, user: userName }),
  z.object({ type: z.literal('withdrawn'), documentId, user: userName, at: instant }),
  /** `citizens`: for the protected field of the document, not for the journal. */
  z.object({ type: z.literal('closed'), entry: journalEntry, citizens: citizens.optional() }),
  z.object({ type: z.literal('dayBegan'), boundary: instant }),
])

export type LedgerEvent = z.infer<typeof ledgerEvent>
