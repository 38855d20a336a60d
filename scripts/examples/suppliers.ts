/** Suppliers: the ledger's names, with company number, address, bank accounts and habits that it does not hold. */

import type { DocumentFormat } from '../../domain/invoice/invoice.ts'
import { bankAccountFrom, cvrFrom, ibanFrom, luhnFrom } from './check-digits.ts'
import { toCsv } from './csv.ts'
import { keyedDigits, keyedNumber, keyedPick } from './keyed.ts'

export type Payee =
  | { readonly by: 'bank'; readonly registration: string; readonly account: string }
  | { readonly by: 'iban'; readonly iban: string }
  | { readonly by: 'fik'; readonly creditor: string }

export interface Supplier {
  readonly creditorNo: string
  readonly name: string
  readonly cvr: string
  readonly street: string
  readonly building: string
  readonly postcode: string
  readonly city: string
  readonly payees: readonly Payee[]
  readonly format: DocumentFormat
}

const STREETS = [
  'Industrivej',
  'Håndværkervej',
  'Møllevangen',
  'Søndergade',
  'Stationsvej',
  'Lærkevej',
  'Åvej',
  'Fabriksvej',
] as const
const CITIES = [
  ['2600', 'Glostrup'],
  ['3400', 'Hillerød'],
  ['4600', 'Køge'],
  ['5000', 'Odense C'],
  ['6000', 'Kolding'],
  ['7100', 'Vejle'],
  ['8700', 'Horsens'],
  ['9400', 'Nørresundby'],
] as const

/** Tries until the digits have a check digit. */
function firstValid(make: (attempt: number) => string | undefined): string {
  for (let attempt = 0; ; attempt++) {
    const made = make(attempt)
    if (made !== undefined) return made
  }
}

export const keyedCvr = (...parts: readonly (string | number)[]): string =>
  firstValid((n) => cvrFrom(String(1_000_000 + keyedNumber(3_300_000, 'cvr', n, ...parts))))

/** Accounts begin with two zeros, so that none of them reads like a person's number. */
export function keyedPayee(by: Payee['by'], ...parts: readonly (string | number)[]): Payee {
  const registration = `9${keyedDigits(3, 'registration', ...parts)}`
  const account = firstValid((n) => bankAccountFrom(`00${keyedDigits(7, 'bank', n, ...parts)}`))
  if (by === 'bank') return { by, registration, account }
  if (by === 'iban') return { by, iban: ibanFrom(registration, account) }
  return { by, creditor: luhnFrom(`8${keyedDigits(6, 'fik', ...parts)}`) }
}

export function payeeText(payee: Payee): string {
  if (payee.by === 'bank') return `BANK:${payee.registration}-${payee.account}`
  return payee.by === 'iban' ? `IBAN:${payee.iban}` : `FIK:71-${payee.creditor}`
}

/** Makes a supplier; `other` where the company number that it would get is somebody else's already. */
function supplierOf(creditorNo: string, name: string, other: number): Supplier {
  const [postcode, city] = keyedPick(CITIES, 'city', creditorNo)
  const by = keyedPick(['bank', 'bank', 'iban', 'fik', 'fik'] as const, 'payee', creditorNo)
  const second = keyedNumber(10, 'second account', creditorNo) === 0
  return {
    creditorNo,
    name,
    cvr: keyedCvr(creditorNo, other),
    street: keyedPick(STREETS, 'street', creditorNo),
    building: String(1 + keyedNumber(140, 'building', creditorNo)),
    postcode,
    city,
    payees: [keyedPayee(by, creditorNo, 1), ...(second ? [keyedPayee('bank', creditorNo, 2)] : [])],
    format: keyedPick(['oioubl', 'peppol'] as const, 'writes', creditorNo),
  }
}

/** `names` maps a creditor number to the supplier's latest name. */
export function suppliersOf(names: ReadonlyMap<string, string>): ReadonlyMap<string, Supplier> {
  const taken = new Set<string>()
  return new Map(
    [...names]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([creditorNo, name]) => {
        let other = 0
        while (taken.has(keyedCvr(creditorNo, other))) other++
        const supplier = supplierOf(creditorNo, name, other)
        taken.add(supplier.cvr)
        return [creditorNo, supplier]
      }),
  )
}

export const suppliersCsv = (suppliers: ReadonlyMap<string, Supplier>): string =>
  toCsv(
    ['creditor_no', 'name', 'cvr', 'street', 'postcode', 'city', 'accounts'],
    [...suppliers.values()].map((s) => [
      s.creditorNo,
      s.name,
      s.cvr,
      `${s.street} ${s.building}`,
      s.postcode,
      s.city,
      s.payees.map(payeeText).join(' '),
    ]),
  )
