/** A third hand's defects: payment slips, units and coding strings, with their codes fixed before the rules for these fields were looked at. */
import { addAfter, attribute, change, type Edit, either, only, swappedDigits, to } from '../edit.ts'
import { ACCOUNT_CHANGED, ACCOUNT_INVALID, PAYMENT_GONE, PAYMENT_ID, UNIT, UNREADABLE } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { type Element, first, leaf, text } from '../xml.ts'

const MEANS_AT = 'PaymentMeans'
const isFik = (root: Element): boolean => text(first(root, `${MEANS_AT}/PaymentMeansCode`)) === '93'
const slip = (edit: Edit): Edit => only(isFik, edit)
const creditor = (rewrite: (no: string, nth: number) => string): Edit =>
  slip(
    either(
      change(`${MEANS_AT}/CreditAccount/AccountID`, rewrite),
      change(`${MEANS_AT}/PayeeFinancialAccount/ID`, rewrite),
    ),
  )
const reference = (rewrite: (id: string, nth: number) => string): Edit =>
  slip(
    either(
      change(`${MEANS_AT}/InstructionID`, rewrite),
      change(`${MEANS_AT}/PaymentID`, (id, nth) => {
        const [card, number] = id.split('#')
        return number ? `${card}#${rewrite(number, nth)}` : id
      }),
    ),
  )
const unit = (code: string): Edit => attribute('InvoiceLine/InvoicedQuantity', 'unitCode', code)

const payment = operatorsOf('payment')
const noted = operatorsOf('lines', 'note')
const CODING_STRING = ['RULE_CODING_STRING']

export const THIRD = [
  payment(
    'a FIK creditor number of zeros',
    [...ACCOUNT_INVALID, ...ACCOUNT_CHANGED],
    creditor(() => '00000000'),
  ),
  payment(
    'a letter O in a FIK creditor number',
    [...ACCOUNT_INVALID, ...PAYMENT_GONE],
    creditor((no) => `O${no.slice(1)}`),
  ),
  payment(
    'two digits of a FIK creditor number swapped',
    [...ACCOUNT_INVALID, ...ACCOUNT_CHANGED],
    creditor(swappedDigits),
  ),
  payment('two digits of a FIK payment id swapped', PAYMENT_ID, reference(swappedDigits)),
  payment(
    'a FIK payment id of zeros',
    PAYMENT_ID,
    reference((id) => '0'.repeat(id.length)),
  ),
  payment(
    'a FIK payment id too long',
    PAYMENT_ID,
    reference((id) => `0${id}`),
  ),
  payment(
    'a letter in a FIK payment id',
    PAYMENT_ID,
    reference((id) => `${id.slice(0, -2)}l${id.slice(-1)}`),
  ),
  payment(
    'card 73, which bears no payment id, with one',
    PAYMENT_ID,
    slip(change(`${MEANS_AT}/PaymentID`, (id) => id.replace(/^7[15]/, '73'))),
  ),
  payment(
    'a payment slip whose kind of card is not said',
    [...PAYMENT_ID, ...PAYMENT_GONE, ...ACCOUNT_INVALID],
    slip(change(`${MEANS_AT}/PaymentID`, (id) => (id.includes('#') ? (id.split('#')[1] ?? '') : ''))),
  ),
  noted('a unit as people write it: stk', UNIT, unit('stk')),
  noted('a unit as people write it: TIMER', UNIT, unit('TIMER')),
  noted('a code of the unit list in small letters', UNIT, unit('ea')),
  noted('PCS, which the list does not know', UNIT, unit('PCS')),
  noted('three letters that are no unit', UNIT, unit('QQX')),
  noted('a kind of packing that does not exist', UNIT, unit('XJJ')),
  noted('an empty unit', [...UNIT, ...UNREADABLE, 'RULE_FIELD_MISSING'], unit('')),
  operatorsOf('references', 'note')(
    'a coding string with an account that is not in the chart',
    CODING_STRING,
    either(
      change('AccountingCost', to('00009', 'KONTO-0')),
      addAfter(['DocumentCurrencyCode'], (nth) => leaf('cbc:AccountingCost', `0000${nth}`)),
    ),
  ),
]
