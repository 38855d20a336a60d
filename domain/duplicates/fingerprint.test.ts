import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INVOICE } from '../invoice/sample.test-support.ts'
import {
  DUPLICATES_VERSION,
  fingerprints,
  normaliseNumber,
  numberFingerprint,
  supplierKey,
} from './fingerprint.ts'

describe('a normalised number', () => {
  it.each([
    ['F-1001', 'F1001'],
    [' f 1001 ', 'F1001'],
    ['0012', '12'],
    ['00-12', '12'],
    ['000', '0'],
    ['0', '0'],
    ['', ''],
    ['-/ .', ''],
    ['10', '10'],
    ['0F01', 'F01'],
    ['ＩＮＶ１２', 'INV12'],
    ['①②', '12'],
    ['Å7', 'Å7'],
    ['A\u030A7', 'Å7'],
    ['æøå', 'ÆØÅ'],
    ['1\u200B2\u00AD3', '123'],
    ['ß', 'SS'],
  ])('of %j is %j', (number, normal) => {
    expect(normaliseNumber(number)).toBe(normal)
  })

  it('is normal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (number) => {
        const normal = normaliseNumber(number)
        expect(normaliseNumber(normal)).toBe(normal)
        expect(normal).toMatch(/^[\p{L}\p{N}]*$/u)
      }),
      { numRuns: 2_000 },
    )
  })

  it('sees through case, width, separators and leading zeros', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFXYZ0123456789'), minLength: 1 })
    const between = fc.constantFrom('', ' ', '-', '/', '.', '\u00A0', '_', '\u200B')
    fc.assert(
      fc.property(letters, between, fc.nat(5), (number, separator, zeros) => {
        const wide = (c: string) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)
        const dressed = '0'.repeat(zeros) + [...number.toLowerCase()].map(wide).join(separator)
        expect(normaliseNumber(dressed)).toBe(normaliseNumber(number))
      }),
    )
  })

  it('keeps apart what differs in a letter, a digit or a zero inside', () => {
    const distinct = ['INV12', 'INV0012', 'INV21', 'INV120', 'NV12', 'INV1', '12', '120', '102']
    expect(new Set(distinct.map(normaliseNumber)).size).toBe(distinct.length)
  })
})

describe('fingerprints', () => {
  it('stand in the record with a version', () => {
    expect(DUPLICATES_VERSION).toBe(4)
  })

  it('name supplier and number', () => {
    expect(fingerprints(INVOICE, 'creditor:K1')).toEqual({ number: 'number/invoice/creditor:K1/F1001' })
  })

  it('of a credit note name the invoice that it corrects, where it does', () => {
    const creditNote = { ...INVOICE, kind: 'creditNote' as const }
    expect(fingerprints({ ...creditNote, corrects: 'f 0999' }, 'creditor:K1')).toEqual({
      number: 'number/creditNote/creditor:K1/F1001',
      correction: 'credit/creditor:K1/F0999',
    })
  })

  it('of a number that says nothing are one only where date and amount are one too', () => {
    const nothing = { ...INVOICE, number: 'N/A' }
    const of = (changed: Partial<typeof INVOICE>) => fingerprints({ ...nothing, ...changed }, 'k').number
    expect(of({ number: '-' })).toBe(of({}))
    expect(of({ issueDate: '2026-04-01' })).not.toBe(of({}))
    expect(of({ totals: { ...INVOICE.totals, gross: 1 } })).not.toBe(of({}))
    expect(of({ kind: 'creditNote' })).not.toBe(of({}))
    expect(of({})).not.toContain('number/invoice/k/NA')
  })

  it('of an invoice that names an earlier one claim no correction', () => {
    expect(fingerprints({ ...INVOICE, corrects: 'F-900' }, 'k')).not.toHaveProperty('correction')
  })

  it('keep an invoice and a credit note of the same number apart', () => {
    expect(numberFingerprint('invoice', 's', '1')).not.toBe(numberFingerprint('creditNote', 's', '1'))
  })

  it('know the payee by creditor, else by CVR number, else by a pseudonym of the name', () => {
    expect(supplierKey(INVOICE, 'K1')).toBe('creditor:K1')
    expect(supplierKey(INVOICE, undefined)).toBe('cvr:13585628')
    const named = (name: string) => supplierKey({ ...INVOICE, supplier: { name } }, undefined)
    expect(named('Papir-handel Aps')).toMatch(/^name:[\w-]{16}$/)
    expect(named('Papir-handel Aps')).toBe(named('PAPIRHANDEL APS'))
    expect(named('Papirhandel A/S')).not.toBe(named('Papirhandel ApS'))
  })
})
