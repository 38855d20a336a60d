/** Makes Danish identifiers valid by their own check digits from digits that have none yet. */

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2] as const
/** CVR: the seven digits' check digit, or undefined where there is none for them (a remainder of one). */
export function cvrFrom(seven: string): string | undefined {
  const check = (11 - (weighted(seven, CVR_WEIGHTS) % 11)) % 11
  return check === 10 ? undefined : `${seven}${check}`
}

/** GLN (GS1 modulo 10): twelve digits and their check digit. */
export function glnFrom(twelve: string): string {
  const total = [...twelve].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${twelve}${(10 - (total % 10)) % 10}`
}

/** Appends the Luhn digit, as payment slips have it (FIK creditor numbers and payment ids). */
export function luhnFrom(digits: string): string {
  const total = [...digits].reverse().reduce((sum, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (total % 10)) % 10}`
}

const ACCOUNT_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2] as const
/** Bank account of ten digits (modulo 11 over the account), or undefined where the nine have no check digit. */
export function bankAccountFrom(nine: string): string | undefined {
  const check = (11 - (weighted(nine, ACCOUNT_WEIGHTS) % 11)) % 11
  return check === 10 ? undefined : `${nine}${check}`
}

/** IBAN of a Danish registration number and account (ISO 7064 modulo 97). */
export function ibanFrom(registration: string, account: string): string {
  const bban = `${registration}${account}`
  const remainder = BigInt(`${bban}132000`) % 97n
  return `DK${String(98n - remainder).padStart(2, '0')}${bban}`
}
