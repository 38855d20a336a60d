import { isValidIBAN } from 'ibantools'
import type { PaymentMeans } from '../../invoice/invoice.ts'
import { luhn } from '../check-digits.ts'
import type { Finding, Rule } from '../rule.ts'

/** Digits of the payer's id on a slip, by the kind of slip; those without a length have none. */
const ID_DIGITS: ReadonlyMap<string, number> = new Map([
  ['71', 15],
  ['75', 16],
  ['04', 16],
  ['15', 16],
])
const SLIPS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['93', new Set(['71', '73', '75'])],
  ['50', new Set(['01', '04', '15'])],
])
/** Who pays by it writes a message in place of an id. */
const WITHOUT_ID = '73'
const NOTHING = /^0+$/

/**
 * Account numbers and payment ids have the form and check digits of their kind. For creditor numbers of payment slips no check digit is published: eight digits are all
 * that can be asked, and that the register knows them (`payee.ts`).
 */
export const accountDigits: Rule = {
  id: 'account-digits',
  source:
    'ISO 13616 (IBAN); FIK and Giro: length and Luhn check digit of the id; Peppol BIS Billing 3 DK-R-006 to DK-R-011',
  finds: { RULE_ACCOUNT_INVALID: ['manual'], RULE_PAYMENT_ID_INVALID: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { payment } }) =>
    payment.flatMap((means, i): readonly Finding[] => {
      const invalid = (code: Finding['code'], field: string): Finding => ({
        code,
        severity: 'manual',
        path: `payment[${i}].${field}`,
      })
      return [
        ...(hasRightAccount(means) ? [] : [invalid('RULE_ACCOUNT_INVALID', 'account')]),
        ...(hasRightId(means) ? [] : [invalid('RULE_PAYMENT_ID_INVALID', 'paymentId')]),
      ]
    }),
}

function hasRightAccount({ account, unreadable }: PaymentMeans): boolean {
  if (unreadable) return false
  const [kind, number = ''] = account?.split(':') ?? []
  if (kind === 'IBAN') return isValidIBAN(number)
  // A Danish account number has no check digit that all banks use.
  if (kind === 'BANK') return number.split('-').every((part) => !NOTHING.test(part))
  return kind === undefined || !NOTHING.test(number.split('-')[1] ?? '1')
}

function hasRightId({ code, account, card, paymentId = '' }: PaymentMeans): boolean {
  const slips = SLIPS.get(code)
  if (!slips || !account) return true
  if (!card || !slips.has(card)) return false
  const digits = ID_DIGITS.get(card)
  if (card === WITHOUT_ID) return paymentId === ''
  return digits === undefined || (paymentId.length === digits && luhn(paymentId) && !NOTHING.test(paymentId))
}
