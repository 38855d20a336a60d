/** The notation of payees' accounts (`PaymentMeans.account`), in documents and registers alike. */

const NOTATION =
  /^(?:IBAN:[A-Z]{2}\d{2}[A-Z0-9]{8,30}|BANK:\d{4}-\d{1,10}|FIK:7[135]-\d{8}|GIRO:(?:01|04|15)-\d{1,8}|NEMKONTO)$/
const DANISH_IBAN = /^IBAN:DK\d{2}(\d{4})(\d{10})$/
const BANK = /^BANK:(\d{4})-(\d{1,10})$/

export function isAccount(text: string): boolean {
  return NOTATION.test(text)
}

/**
 * One text for one account, however it is written: a Danish IBAN is the registration number and account number with check digits in
 * front, and leading zeros of an account number do not count.
 */
export function accountKey(account: string): string {
  const iban = DANISH_IBAN.exec(account)
  const [, registration, number] = iban ?? BANK.exec(account) ?? []
  return registration && number ? `BANK:${registration}-${number.padStart(10, '0')}` : account
}

export function sameAccount(a: string, b: string): boolean {
  return accountKey(a) === accountKey(b)
}

/** How many digits at the end are shown. */
const SHOWN_DIGITS = 4

/** For people who compare: what kind of account, and its last digits. */
export function maskedAccount(account: string): string {
  const [kind, number] = account.split(':')
  return number === undefined ? account : `${kind} …${number.slice(-SHOWN_DIGITS)}`
}
