/** Check digits of the numbers that an invoice carries. */
import { stdnum } from 'stdnum'

const GLN = /^\d{13}$/

/** A 13-digit location number with a right GS1 check digit: weights 3 and 1 from the right, to a multiple of ten. */
export function gs1CheckDigit(gln: string): boolean {
  if (!GLN.test(gln)) return false
  const total = [...gln].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return total % 10 === 0
}

/** A Danish company number of eight digits with a right check digit (weights 2 7 6 5 4 3 2 1, modulus 11). */
export function cvrCheckDigit(cvr: string): boolean {
  return /^\d{8}$/.test(cvr) && stdnum.DK?.cvr?.validate(cvr).isValid === true
}

/** A Luhn check digit at the end: every second digit from it is doubled, and the sum of all digits is a multiple of ten. */
export function luhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false
  const total = [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return total % 10 === 0
}
