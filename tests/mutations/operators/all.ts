/** Every operator of the suite, by group. */
import type { Operator } from '../operator.ts'
import { AMOUNTS } from './amount.ts'
import { ARITHMETIC } from './arithmetic.ts'
import { CHARGES } from './charges.ts'
import { CREDIT_NOTES } from './credit-notes.ts'
import { CURRENCIES } from './currency.ts'
import { DATES } from './dates.ts'
import { FORMAL, REFERENCES } from './formal.ts'
import { FOURTH } from './fourth.ts'
import { HOSTILE } from './hostile.ts'
import { LINES } from './lines.ts'
import { PARTIES } from './parties.ts'
import { PAYMENT } from './payment.ts'
import { PERSONAL } from './personal.ts'
import { REGISTERS } from './registers.ts'
import { SECOND } from './second.ts'
import { THIRD } from './third.ts'
import { VAT_OPERATORS } from './vat.ts'

export const OPERATORS: readonly Operator[] = [
  ...ARITHMETIC,
  ...AMOUNTS,
  ...CHARGES,
  ...CREDIT_NOTES,
  ...VAT_OPERATORS,
  ...PARTIES,
  ...PAYMENT,
  ...DATES,
  ...CURRENCIES,
  ...REFERENCES,
  ...FORMAL,
  ...LINES,
  ...PERSONAL,
  ...HOSTILE,
  ...REGISTERS,
  ...SECOND,
  ...THIRD,
  ...FOURTH,
]
