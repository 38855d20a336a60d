/** To whom the money goes: accounts by their check digits and against those that are known for the creditor. */
import { bankAccountFrom, ibanFrom, luhnFrom } from '../../../scripts/examples/check-digits.ts'
import {
  addAfter,
  change,
  dropAll,
  type Edit,
  either,
  only,
  otherDigit,
  pick,
  swappedDigits,
  to,
} from '../edit.ts'
import {
  ACCOUNT_CHANGED,
  ACCOUNT_INVALID,
  HIDDEN,
  MEANS,
  PAYEE_DIFFERS,
  PAYMENT_GONE,
  PAYMENT_ID,
  UNREADABLE,
} from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { all, copy, type Element, first, insertAfter, leaf, node, setText, text } from '../xml.ts'

const MEANS_AT = 'PaymentMeans'
const CODE = `${MEANS_AT}/PaymentMeansCode`
const NUMBER = `${MEANS_AT}/PayeeFinancialAccount/ID`
const by =
  (...codes: readonly string[]) =>
  (root: Element): boolean =>
    codes.includes(text(first(root, CODE)))
const isFik = by('93')
const isIban = by('31', '58')
const isBank = by('42')

const CREDITOR = either(change(`${MEANS_AT}/CreditAccount/AccountID`, otherDigit), change(NUMBER, otherDigit))
/** OIOUBL has the payer's reference in a field of its own, Peppol behind the type of card. */
const reference = (rewrite: (id: string, nth: number) => string): Edit =>
  either(
    change(`${MEANS_AT}/InstructionID`, rewrite),
    change(`${MEANS_AT}/PaymentID`, (id, nth) => {
      const [card, number] = id.split('#')
      return number ? `${card}#${rewrite(number, nth)}` : id
    }),
  )
const card = (value: string): Edit => change(`${MEANS_AT}/PaymentID`, (id) => id.replace(/^7\d/, value))

const strange = (nth: number): { registration: string; account: string } => ({
  registration: ['9876', '6543', '9570'][nth % 3] ?? '',
  account:
    bankAccountFrom(`00${String(4_100_007 + nth * 131)}`) ?? bankAccountFrom('004100021') ?? '0041000212',
})
const strangeIban = (nth: number): string => ibanFrom(strange(nth).registration, strange(nth).account)
/** Valid, from the registry of IBANs. */
const FOREIGN = [
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'SE4550000000058398257466',
  'LT121000011101001000',
]

const of = operatorsOf('payment')
const noted = operatorsOf('payment', 'note')

export const PAYMENT = [
  of(
    'a digit of an IBAN',
    ACCOUNT_INVALID,
    only(
      isIban,
      change(NUMBER, (iban, nth) => `DK${otherDigit(iban.slice(2), nth)}`),
    ),
  ),
  of('two digits of an IBAN swapped', ACCOUNT_INVALID, only(isIban, change(NUMBER, swappedDigits))),
  of(
    'an IBAN too short',
    ACCOUNT_INVALID,
    only(
      isIban,
      change(NUMBER, (iban) => iban.slice(0, -1)),
    ),
  ),
  of(
    'an IBAN of nobody that we know',
    ACCOUNT_CHANGED,
    only(
      isIban,
      change(NUMBER, (_, nth) => strangeIban(nth)),
    ),
  ),
  of('an IBAN abroad', ACCOUNT_CHANGED, only(isIban, change(NUMBER, to(...FOREIGN)))),
  of(
    'a digit of a bank account',
    [...ACCOUNT_CHANGED, ...ACCOUNT_INVALID],
    only(isBank, change(NUMBER, otherDigit)),
  ),
  of(
    'a bank account of nobody that we know',
    ACCOUNT_CHANGED,
    only(
      isBank,
      change(NUMBER, (_, nth) => strange(nth).account),
    ),
  ),
  of(
    'another bank’s registration number',
    ACCOUNT_CHANGED,
    only(isBank, change(`${MEANS_AT}/PayeeFinancialAccount/FinancialInstitutionBranch/ID`, otherDigit)),
  ),
  of(
    'a registration number of three digits',
    [...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(
      isBank,
      change(`${MEANS_AT}/PayeeFinancialAccount/FinancialInstitutionBranch/ID`, (r) => r.slice(1)),
    ),
  ),
  of(
    'no registration number',
    [...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(isBank, dropAll(`${MEANS_AT}/PayeeFinancialAccount/FinancialInstitutionBranch`)),
  ),
  of(
    'an account number of letters',
    [...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(isBank, change(NUMBER, to('OOOO12345O', 'se bilag', 'KONTO'))),
  ),
  of(
    'the account of another supplier',
    ACCOUNT_CHANGED,
    only(isIban, change(NUMBER, to('DK2995260072433475', 'DK1592740052703859'))),
  ),
  of('a digit of a FIK creditor number', [...ACCOUNT_CHANGED, ...ACCOUNT_INVALID], only(isFik, CREDITOR)),
  of(
    'a FIK creditor number of nobody that we know',
    ACCOUNT_CHANGED,
    only(
      isFik,
      either(
        change(`${MEANS_AT}/CreditAccount/AccountID`, (_, nth) => luhnFrom(String(8_123_450 + nth))),
        change(NUMBER, (_, nth) => luhnFrom(String(8_123_450 + nth))),
      ),
    ),
  ),
  of(
    'a FIK creditor number of seven digits',
    [...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(
      isFik,
      either(
        change(`${MEANS_AT}/CreditAccount/AccountID`, (c) => c.slice(1)),
        change(NUMBER, (c) => c.slice(1)),
      ),
    ),
  ),
  of('a digit of a FIK payment id', PAYMENT_ID, only(isFik, reference(otherDigit))),
  of(
    'a FIK payment id too short',
    PAYMENT_ID,
    only(
      isFik,
      reference((id) => id.slice(0, -1)),
    ),
  ),
  of(
    'no FIK payment id',
    PAYMENT_ID,
    only(
      isFik,
      either(
        dropAll(`${MEANS_AT}/InstructionID`),
        change(`${MEANS_AT}/PaymentID`, (id) => id.split('#')[0] ?? ''),
      ),
    ),
  ),
  of(
    'a type of payment card that does not exist',
    [...PAYMENT_ID, ...PAYMENT_GONE, ...ACCOUNT_INVALID],
    only(isFik, card('79')),
  ),
  of('card 75 with an id of card 71', [...PAYMENT_ID, ...ACCOUNT_CHANGED], only(isFik, card('75'))),
  of(
    'a Giro account in place of the payment slip',
    [...ACCOUNT_CHANGED, ...ACCOUNT_INVALID],
    only(
      isFik,
      (root, nth) =>
        change(CODE, to('50'))(root, nth) &&
        change(`${MEANS_AT}/PaymentID`, to('01'))(root, nth) &&
        either(change(`${MEANS_AT}/CreditAccount/AccountID`, to('1234566')), change(NUMBER, to('1234566')))(
          root,
          nth,
        ),
    ),
  ),
  of('cash', [...MEANS, ...PAYMENT_GONE], change(CODE, to('10'))),
  of('a cheque', [...MEANS, ...PAYMENT_GONE], change(CODE, to('20', '21'))),
  of(
    'a means of payment that does not exist',
    [...MEANS, ...PAYMENT_GONE],
    change(CODE, to('99', '0', 'ZZZ', '123')),
  ),
  of('paid by card already', [...MEANS, ...PAYMENT_GONE], change(CODE, to('48', '54', '55'))),
  of('drawn by the seller', [...MEANS, ...PAYMENT_GONE], change(CODE, to('49', '59'))),
  of('no means of payment', PAYMENT_GONE, dropAll(MEANS_AT)),
  of(
    'no account to pay to',
    PAYMENT_GONE,
    dropAll(`${MEANS_AT}/PayeeFinancialAccount`, `${MEANS_AT}/CreditAccount`),
  ),
  of(
    'a second account that nobody knows',
    ACCOUNT_CHANGED,
    only(isIban, (root, nth) => {
      const own = pick(all(root, MEANS_AT), nth)
      if (!own) return false
      const second = copy(own)
      const number = first(second, 'PayeeFinancialAccount/ID')
      if (number) setText(number, strangeIban(nth))
      insertAfter(root, own, second)
      return true
    }),
  ),
  of(
    'two account numbers in one means',
    UNREADABLE,
    only(
      isIban,
      addAfter([NUMBER], (nth) => leaf('cbc:ID', strangeIban(nth))),
    ),
  ),
  noted(
    'another payee than the seller',
    PAYEE_DIFFERS,
    addAfter(['AccountingCustomerParty'], (nth) =>
      node(
        'cac:PayeeParty',
        node(
          'cac:PartyName',
          leaf('cbc:Name', pick(['Kvik Finans A/S', 'Bovlund Factoring', 'Nordsø Inkasso ApS'], nth) ?? ''),
        ),
      ),
    ),
  ),
  of(
    'an invisible character in an account number',
    [...HIDDEN, ...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(
      (root) => isIban(root) || isBank(root),
      change(
        NUMBER,
        (n, nth) => `${n.slice(0, 5)}${pick(['\u200b', '\u2060', '\u200e', '\ufeff'], nth)}${n.slice(5)}`,
      ),
    ),
  ),
  of(
    'full-width digits in an account number',
    [...HIDDEN, ...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(
      (root) => isIban(root) || isBank(root),
      change(NUMBER, (n) => n.replace(/\d(?=\d{3}$)/, (d) => String.fromCodePoint(0xff10 + Number(d)))),
    ),
  ),
]
