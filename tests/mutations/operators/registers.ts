/** The document is as it was; what the registers know of its parties is not. */

import type { Creditor } from '../../../domain/rules/registers.ts'
import type { Answers } from '../../../scripts/validate/judge.ts'
import {
  ACCOUNT_CHANGED,
  CEILING,
  CLOSED,
  GLN_UNKNOWN,
  NOT_REGISTERED,
  SHARED,
  SUPPLIER_CHANGED,
  SUPPLIER_UNKNOWN,
} from '../expected.ts'
import type { Operator } from '../operator.ts'

const of = (
  name: string,
  expected: readonly string[],
  answers: (answers: Answers, nth: number) => Answers,
  fits: (xml: string) => boolean = () => true,
): Operator => ({ name, group: 'registers', expected, least: 'manual', plant: { answers, fits } })

const creditor =
  (change: (creditor: Creditor, nth: number) => Partial<Creditor>) =>
  (answers: Answers, nth: number): Answers => ({
    ...answers,
    creditors: answers.creditors.map((c) => ({ ...c, ...change(c, nth) })),
  })

/** The examples arrived on 14 February 2022. */
const LATELY = ['2022-02-14', '2022-02-13', '2022-02-11'] as const

export const REGISTERS: readonly Operator[] = [
  of(
    'the supplier is bankrupt',
    CLOSED,
    creditor(() => ({ standing: 'bankrupt' })),
  ),
  of(
    'the supplier has ceased',
    CLOSED,
    creditor(() => ({ standing: 'ceased' })),
  ),
  of(
    'the supplier is blocked',
    CLOSED,
    creditor(() => ({ standing: 'blocked' })),
  ),
  of(
    'the supplier’s details were changed the other day',
    SUPPLIER_CHANGED,
    creditor((_, nth) => ({ changedOn: LATELY[nth % 3] ?? LATELY[0] })),
  ),
  of(
    'the supplier is not registered for VAT',
    NOT_REGISTERED,
    creditor(() => ({ vatRegistered: false })),
    (xml) => xml.includes('>25<'),
  ),
  of(
    'the supplier has no account that is verified',
    ACCOUNT_CHANGED,
    creditor(() => ({ accounts: [] })),
  ),
  of(
    'the account is another creditor’s',
    ACCOUNT_CHANGED,
    creditor(() => ({ accounts: ['BANK:9104-0045101614'] })),
  ),
  {
    ...of(
      'the account is shared by several',
      SHARED,
      creditor((c) => ({ sharedAccounts: c.accounts })),
      (xml) => xml.includes('<cac:PaymentMeans>'),
    ),
    least: 'note',
  },
  of('the number of two creditors', SUPPLIER_UNKNOWN, (answers) => ({
    ...answers,
    creditors: answers.creditors.flatMap((c) => [c, { ...c, creditorNo: `${c.creditorNo}-2` }]),
  })),
  of('nobody’s number', SUPPLIER_UNKNOWN, (answers) => ({ ...answers, creditors: [] })),
  of('no institution of that number', GLN_UNKNOWN, (answers) => ({ ...answers, institution: undefined })),
  of('above the area’s ceiling', CEILING, ({ institution, ...answers }) => ({
    ...answers,
    institution: institution && { ...institution, ceiling: 1 },
  })),
]
