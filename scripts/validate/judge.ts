/** The validator as it is measured: bytes and the registers' answers in, findings out. */
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { type Judgement, judgeFailure, judgeInvoice } from '../../domain/rules/judgement.ts'
import type { RuleContext } from '../../domain/rules/rule.ts'
import { readInvoice } from '../../intake/read/read.ts'

export type Answers = Omit<RuleContext, 'invoice' | 'receivedAt'>

/** What the registers answer about an invoice's parties. */
export interface Registers {
  readonly about: (invoice: Invoice) => Answers
}

/** Nothing is at hand: neither registers nor the day on which the document came. */
export const NO_REGISTERS: Registers = {
  about: () => ({
    institution: undefined,
    creditors: [],
    absent: ['suppliers', 'institutions', 'chart'],
    receivedUnknown: true,
  }),
}

/** A fault of the program is let through here, where the command would call the document unreadable: it must be seen. */
export function judgeDocument(bytes: Uint8Array, receivedAt: string, registers: Registers): Judgement {
  const reading = readInvoice(bytes)
  if ('failure' in reading) return judgeFailure(reading.failure.code, reading.failure.detail)
  const { invoice } = reading
  return judgeInvoice({ invoice, receivedAt, ...registers.about(invoice) })
}
