import fc from 'fast-check'
import { isValidIBAN } from 'ibantools'
import { stdnum } from 'stdnum'
import { describe, expect, it } from 'vitest'
import { bankAccountFrom, cvrFrom, glnFrom, ibanFrom, luhnFrom } from './check-digits.ts'

const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((d) => d.join(''))

describe('made-up identifiers', () => {
  it('have a CVR number that an independent check accepts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 9_999_999 }), (seven) => {
        const cvr = cvrFrom(String(seven))
        fc.pre(cvr !== undefined)
        return stdnum.DK?.cvr?.validate(cvr).isValid === true
      }),
    )
  })

  it('have a known location number, payment id and IBAN', () => {
    expect(glnFrom('579800041660')).toBe('5798000416604')
    expect(luhnFrom('7992739871')).toBe('79927398713')
    expect(ibanFrom('0040', '0440116243')).toBe('DK5000400440116243')
  })

  it('have an IBAN that an independent check accepts', () => {
    fc.assert(
      fc.property(digits(4), digits(9), (registration, nine) => {
        const account = bankAccountFrom(nine)
        fc.pre(account !== undefined)
        return isValidIBAN(ibanFrom(registration, account))
      }),
    )
  })
})
