import { describe, expect, it } from 'vitest'
import type { Invoice } from '../invoice/invoice.ts'
import { INVOICE } from '../invoice/sample.test-support.ts'
import { blocks, keysOf } from './blocks.ts'
import { fingerprints, supplierKey } from './fingerprint.ts'
import { aliasesOf, sightingOf } from './sighting.ts'

const { cvr: _, ...unregistered } = INVOICE.supplier
const invoice: Invoice = {
  ...INVOICE,
  supplier: { ...unregistered, name: 'Hansens Vinduespolering' },
  payment: [{ code: '42', account: 'BANK:5301-1234567' }],
}

describe('what is kept of an invoice', () => {
  it('holds no name and no bank account in the clear, neither as a key nor beside it', () => {
    const seen = sightingOf('x', invoice, undefined, new Date('2024-03-01T08:00:00Z'))
    const kept = [
      seen.payee,
      ...seen.aliases,
      ...keysOf(blocks(seen)),
      fingerprints(invoice, supplierKey(invoice, undefined)).number,
    ]
    expect(kept.length).toBeGreaterThan(5)
    for (const text of kept) expect(text).not.toMatch(/hansen|vindues|5301|1234567/i)
  })

  it('is the same for a name and an account however they are written', () => {
    const again: Invoice = {
      ...invoice,
      supplier: { ...invoice.supplier, name: 'HANSENS  vinduespolering.' },
      payment: [{ code: '42', account: 'bank 5301 1234567' }],
    }
    const [a, b] = [invoice, again].map((i) => sightingOf('x', i, '7', new Date(0)))
    expect(a?.aliases).toEqual(b?.aliases)
    expect(a?.aliases).toHaveLength(2)
  })

  it.each(['IBAN:DK5990660055668558', 'DK59 9066 0055 6685 58', 'BANK:9066-55668558', '9066 0055668558'])(
    'is one account: %s',
    (account) => {
      const aliases = (written: string) => aliasesOf({ accounts: [written], name: '' })
      expect(aliases(account)).toEqual(aliases('BANK:9066-0055668558'))
    },
  )
})
