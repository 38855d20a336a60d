/** The chart of accounts: a number for each account name of the ledger, its VAT code, and the accounts that were closed. */
import type { Coding, VatCode } from '../../domain/coding/coding.ts'
import { toCsv } from './csv.ts'
import { keyedNumber } from './keyed.ts'

export interface ChartAccount {
  readonly account: string
  readonly name: string
  readonly vatCode: VatCode
  readonly openFrom: string
  readonly closedFrom: string
}

/** Names of what carries no VAT in Denmark, or no deductible VAT: finance, insurance, property, health, public fees, gifts. */
const EXEMPT =
  /\b(INSURANCES?|PREMIUMS|POSTAGES?|RATES?|RENTS?|GRANTS?|INTEREST|BANK|DVLA|MEDICAL|PAY|SALARIES|PENSION|SUBS|SUBSCRIPTIONS|COURT|HMCTS|LEVY|DEPOSIT|ARREARS|CONTRIBUTIONS?|CONTBN|CONTNS|TRAINING|COURSES|BURIAL|ACCOMMODATION|DEBTORS|SUSPENSE|LICENCES|NATWEST|LOAN|FUND)\b/

export const vatCodeOf = (accountName: string): VatCode => (EXEMPT.test(accountName) ? 'I0' : 'I25')

/** The day on which two accounts close and their successors open. */
export const CLOSING_DAY = '2022-01-01'
/** Two accounts that were used alike for years and are closed on the closing day, with what takes their place. */
export const CLOSED_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['KENNELING - DAYTIME', 'STRAY ANIMALS'],
  ['SWIPE CARDS', 'PAYMENT CARD SERVICES'],
])

const OPEN_SINCE = '2015-01-01'
const FIRST_NUMBER = 1000
const NUMBERS = 9000

/** Numbers come from the name; where two names want the same one, the later in alphabetical order takes the next free. */
export function chartOf(accountNames: Iterable<string>): ReadonlyMap<string, ChartAccount> {
  const names = [...new Set([...accountNames, ...CLOSED_ACCOUNTS.keys(), ...CLOSED_ACCOUNTS.values()])].sort()
  const taken = new Set<string>()
  const opened = new Set(CLOSED_ACCOUNTS.values())
  return new Map(
    names.map((name) => {
      let at = keyedNumber(NUMBERS, 'account', name)
      while (taken.has(String(FIRST_NUMBER + at))) at = (at + 1) % NUMBERS
      const account = String(FIRST_NUMBER + at)
      taken.add(account)
      return [
        name,
        {
          account,
          name,
          vatCode: vatCodeOf(name),
          openFrom: opened.has(name) ? CLOSING_DAY : OPEN_SINCE,
          closedFrom: CLOSED_ACCOUNTS.has(name) ? CLOSING_DAY : '',
        },
      ]
    }),
  )
}

/** A dimension that follows from the institution alone. */
function dimensionsOf(costCentre: string): Coding['dimensions'] {
  if (/COVI+D|SANITISATION/.test(costCentre)) return { project: 'covid-19' }
  if (/\bDFG\b|DISABLED FACILITIES/.test(costCentre)) return { project: 'adapted-homes' }
  return {}
}

/** How the ledger's people coded a line of the account for the institution on the day. */
export function codingOf(
  chart: ReadonlyMap<string, ChartAccount>,
  accountName: string,
  costCentre: string,
  day: string,
): Coding {
  const name = day >= CLOSING_DAY ? (CLOSED_ACCOUNTS.get(accountName) ?? accountName) : accountName
  const account = chart.get(name)
  if (!account) throw new Error(`no account is called ${name}`)
  return { account: account.account, vatCode: account.vatCode, dimensions: dimensionsOf(costCentre) }
}

export const dimensionsText = (dimensions: Coding['dimensions']): string =>
  Object.entries(dimensions)
    .map(([name, value]) => `${name}=${value}`)
    .join(';')

export const chartCsv = (chart: ReadonlyMap<string, ChartAccount>): string =>
  toCsv(
    ['account', 'name', 'vat_code', 'open_from', 'closed_from'],
    [...chart.values()]
      .sort((a, b) => a.account.localeCompare(b.account))
      .map((a) => [a.account, a.name, a.vatCode, a.openFrom, a.closedFrom]),
  )
