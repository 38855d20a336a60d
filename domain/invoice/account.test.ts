import { describe, expect, it } from 'vitest'
import { isAccount, sameAccount } from './account.ts'

describe('accounts', () => {
  it.each([
    'IBAN:DK5000400440116243',
    'BANK:5301-1234567',
    'FIK:71-87654321',
    'FIK:75-87654321',
    'GIRO:01-1234567',
    'NEMKONTO',
  ])('knows %s', (account) => {
    expect(isAccount(account)).toBe(true)
  })

  it.each([
    '',
    'BANK:-1234',
    'BANK:5301-',
    'FIK:undefined-87654321',
    'IBAN:50',
    '5301 1234567',
    'xIBAN:DK5000400440116243',
    'NEMKONTO ',
    'NEMKONTO7',
    'IBAN:DK5x00400440116243',
    ' BANK:5301-1234567',
  ])('does not know %s', (account) => {
    expect(isAccount(account)).toBe(false)
  })

  it('are the same as IBAN and as registration and account number, with or without leading zeros', () => {
    expect(sameAccount('IBAN:DK5000400440116243', 'BANK:0040-440116243')).toBe(true)
    expect(sameAccount('BANK:5301-0001234567', 'BANK:5301-1234567')).toBe(true)
    expect(sameAccount('BANK:5301-1234567', 'BANK:5302-1234567')).toBe(false)
    expect(sameAccount('BANK:5301-1234567x', 'BANK:5301-1234567')).toBe(false)
    expect(sameAccount('xBANK:5301-1234567', 'BANK:5301-1234567')).toBe(false)
    expect(sameAccount('IBAN:DK50004004401162431', 'BANK:0040-440116243')).toBe(false)
    expect(sameAccount('xIBAN:DK5000400440116243', 'BANK:0040-440116243')).toBe(false)
    expect(sameAccount('FIK:71-87654321', 'FIK:75-87654321')).toBe(false)
  })
})
