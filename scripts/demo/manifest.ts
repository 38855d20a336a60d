/**
 * What the examples' night must come to, document by document. Only the check of the demonstration may read it: nothing
 * that decides about an invoice knows of it.
 */
import { z } from 'zod'
import { ERRORS, type ErrorCode } from '../../domain/errors.ts'

/** What is the matter with a document; `good` is an ordinary one. */
const KINDS = [
  'good',
  'creditNote',
  'creditNoteWithoutOriginal',
  'redelivered',
  'disguisedDuplicate',
  'missingGln',
  'unknownGln',
  'wrongTotal',
  'wrongVat',
  'unknownSupplier',
  'invalidCvr',
  'closedAccount',
  'closedPeriod',
  'cprInText',
  'changedAccount',
  'foreignCurrency',
  'twoAccounts',
  'manyLines',
  'notXml',
  'entityBomb',
  'tooDeep',
  'empty',
  'wrongEncoding',
] as const
export type Kind = (typeof KINDS)[number]

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code)
const Code = z.string().refine(isErrorCode, 'no such code in domain/errors.ts')

/** `any`: posted by the robot, or with a person for one of the reasons. */
const Expected = z.object({
  outcome: z.enum(['posted', 'person', 'quarantined', 'any']),
  reasons: z.array(Code).readonly(),
})

const TruthLine = z.object({
  lineId: z.string(),
  coding: z.object({
    account: z.string(),
    vatCode: z.enum(['I25', 'I0']),
    dimensions: z.record(z.string(), z.string()),
  }),
  /** In øre; a credit note's is negative. */
  net: z.number().int(),
})

const Entry = z.object({
  documentId: z.string(),
  file: z.string(),
  kind: z.enum(KINDS),
  expected: Expected,
  /** The latest 20 lines of supplier and institution that people coded are all coded alike. */
  uniform: z.boolean(),
  /** The other of two copies: whichever comes second is stopped. */
  twin: z.string().optional(),
  /** How the ledger's people coded it; a line that belongs on two accounts stands here twice. */
  truth: z.array(TruthLine).readonly(),
})

export const Manifest = z.object({ version: z.literal(1), documents: z.array(Entry).readonly() })

export type Expected = z.infer<typeof Expected>
export type TruthLine = z.infer<typeof TruthLine>
export type ManifestEntry = z.infer<typeof Entry>
export type Manifest = z.infer<typeof Manifest>
