/** One document on its own: what it is, what it comes to, and why. Whatever it holds, it gets an answer. */
import type { Instant } from '../../domain/invoice/invoice.ts'
import { type Judgement, judgeFailure, judgeInvoice } from '../../domain/rules/judgement.ts'
import { readInvoice } from '../../intake/read/read.ts'
import type { AnswersFor } from './registers.ts'
import { whereIn } from './where.ts'

export interface Received {
  readonly receivedAt: Instant
  readonly receivedUnknown: boolean
}

export interface Examined extends Judgement {
  /** `oioubl`, `peppol`, `cii`; `unknown` where the document cannot be read. */
  readonly format: string
}

const UNREADABLE: Examined = { format: 'unknown', ...judgeFailure('DOC_UNREADABLE', '') }

export function examine(bytes: Uint8Array | undefined, answers: AnswersFor, received: Received): Examined {
  if (!bytes) return UNREADABLE
  try {
    const reading = readInvoice(bytes)
    if ('failure' in reading)
      return { format: 'unknown', ...judgeFailure(reading.failure.code, reading.failure.detail) }
    const { invoice } = reading
    const { verdict, findings } = judgeInvoice({ invoice, ...received, ...answers(invoice) })
    return {
      format: invoice.format,
      verdict,
      findings: findings.map((f) => ({ ...f, path: whereIn(f.path, invoice) })),
    }
  } catch {
    // A fault of the program's own: the next document must not suffer for it, and a person looks at this one.
    return UNREADABLE
  }
}
