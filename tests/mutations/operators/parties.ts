/** Who sends and who receives: company and location numbers by check digit and register, names and addresses. */
import { cvrFrom, glnFrom } from '../../../scripts/examples/check-digits.ts'
import {
  attribute,
  change,
  dropAll,
  type Edit,
  either,
  everywhere,
  isOioubl,
  only,
  otherDigit,
  pick,
  swappedDigits,
  to,
  together,
} from '../edit.ts'
import {
  ADDRESS_DIFFERS,
  ADDRESS_GONE,
  BUYER_GONE,
  CVR,
  CVR_DIFFERS,
  FOREIGN,
  GLN,
  GLN_UNKNOWN,
  HIDDEN,
  NAME_DIFFERS,
  SELLER_GONE,
  SUPPLIER_UNKNOWN,
} from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { all, elements, remove, setText, text } from '../xml.ts'

const SELLER = 'AccountingSupplierParty/Party'
const BUYER = 'AccountingCustomerParty/Party'
const LEGAL = `${SELLER}/PartyLegalEntity/CompanyID`
const NUMBERS = [
  `${SELLER}/EndpointID`,
  `${SELLER}/PartyIdentification/ID`,
  `${SELLER}/PartyTaxScheme/CompanyID`,
  LEGAL,
]

/** Right by its check digit, and nobody's in the registers of the examples. */
const strangeCvr = (nth: number): string =>
  pick(
    ['1000001', '1234567', '4040404', '9876543', '2718281', '3141592'].flatMap((d) => cvrFrom(d) ?? []),
    nth,
  ) ?? ''
const strangeGln = (nth: number): string => glnFrom(`57999${String(9_000_000 + nth * 7)}`)

/** One digit of eight: modulus 11 finds every such change. */
const oneDigit = otherDigit

const texts =
  (paths: readonly string[], value: (nth: number) => string): Edit =>
  (root, nth) => {
    const found = paths.flatMap((path) => all(root, path))
    for (const element of found) setText(element, value(nth))
    return found.length > 0
  }

const names = [`${SELLER}/PartyName/Name`, `${SELLER}/PartyLegalEntity/RegistrationName`]
const elsewhere: Edit = (root, nth) => {
  const put = (name: string, value: string): boolean => {
    const element = all(root, `${SELLER}/PostalAddress/${name}`)[0]
    if (element) setText(element, value)
    return element !== undefined
  }
  const [street, city, zone] = pick(
    [
      ['Ukendtgade', 'Skagen', '9990'],
      ['Postboks 12', 'Rønne', '3700'],
      ['Havnegade', 'Gedser', '4874'],
    ],
    nth,
  ) ?? ['', '', '']
  if (put('BuildingNumber', '3')) put('StreetName', street ?? '')
  else put('StreetName', `${street} 3`)
  return put('CityName', city ?? '') && put('PostalZone', zone ?? '')
}

const of = operatorsOf('parties')
const noted = operatorsOf('parties', 'note')

export const PARTIES = [
  of('a digit of the seller’s CVR number', CVR, everywhere(LEGAL, oneDigit)),
  of('two digits of the seller’s CVR number swapped', CVR, everywhere(LEGAL, swappedDigits)),
  of(
    'a CVR number of seven digits',
    CVR,
    everywhere(LEGAL, (cvr) => cvr.slice(0, -1)),
  ),
  of('a CVR number of zeros', [...CVR, ...SUPPLIER_UNKNOWN], everywhere(LEGAL, to('00000000', '11111111'))),
  of('no CVR number', CVR, dropAll(...NUMBERS)),
  of(
    'a seller whom the register does not know',
    SUPPLIER_UNKNOWN,
    everywhere(LEGAL, (_, nth) => strangeCvr(nth)),
  ),
  of('the municipality’s own CVR number as seller', SUPPLIER_UNKNOWN, everywhere(LEGAL, to('12925778'))),
  of(
    'the legal unit is another supplier than the sender',
    CVR_DIFFERS,
    change(LEGAL, to('DK11689868', '22320742', 'DK35439595')),
  ),
  of(
    'the VAT number is another firm’s',
    CVR_DIFFERS,
    change(`${SELLER}/PartyTaxScheme/CompanyID`, to('DK11689868', 'DK22320742', 'DK35439595')),
  ),
  of(
    'a foreign seller',
    FOREIGN,
    together(
      texts(
        [
          LEGAL,
          `${SELLER}/PartyTaxScheme/CompanyID`,
          `${SELLER}/EndpointID`,
          `${SELLER}/PartyIdentification/ID`,
        ],
        () => 'SE556036079301',
      ),
      change(`${SELLER}/PostalAddress/Country/IdentificationCode`, to('SE')),
      attribute(LEGAL, 'schemeID', '0007'),
    ),
  ),
  noted(
    'the seller’s name is another firm’s',
    NAME_DIFFERS,
    texts(
      names,
      (nth) =>
        pick(['Nordsø Handel ApS', 'Kvik Finans A/S', 'Lynfaktura IVS', 'Bovlund & Datter'], nth) ?? '',
    ),
  ),
  noted(
    'a citizen’s name in place of the firm’s',
    NAME_DIFFERS,
    texts(names, () => 'Jens Testesen Prøve'),
  ),
  noted('the seller’s address is another', ADDRESS_DIFFERS, elsewhere),
  of('no name of the seller', SELLER_GONE, dropAll(...names)),
  of(
    'a blank name of the seller',
    SELLER_GONE,
    texts(names, (nth) => pick(['', ' ', '-', '.'], nth) ?? ''),
  ),
  of('no address of the seller', ADDRESS_GONE, dropAll(`${SELLER}/PostalAddress`)),
  of(
    'no name of the buyer',
    BUYER_GONE,
    dropAll(`${BUYER}/PartyName/Name`, `${BUYER}/PartyLegalEntity/RegistrationName`),
  ),
  noted('no address of the buyer', ADDRESS_GONE, dropAll(`${BUYER}/PostalAddress`)),
  of('no seller', [...SELLER_GONE, ...CVR], dropAll('AccountingSupplierParty')),
  of('no buyer', [...BUYER_GONE, ...GLN], dropAll('AccountingCustomerParty')),
  of('a digit of the EAN number', GLN, everywhere(`${BUYER}/EndpointID`, otherDigit)),
  of(
    'two digits of the EAN number dropped',
    GLN,
    everywhere(`${BUYER}/EndpointID`, (gln) => gln.slice(0, -2)),
  ),
  of(
    'an EAN number that nobody has',
    GLN_UNKNOWN,
    everywhere(`${BUYER}/EndpointID`, (_, nth) => strangeGln(nth)),
  ),
  of(
    'the buyer by CVR number only',
    GLN,
    together(
      (root) => {
        for (const e of all(root, `${BUYER}/PartyIdentification`)) remove(root, e)
        return true
      },
      change(`${BUYER}/EndpointID`, to('DK12925778')),
      either(
        only(isOioubl, attribute(`${BUYER}/EndpointID`, 'schemeID', 'DK:CVR')),
        attribute(`${BUYER}/EndpointID`, 'schemeID', '0184'),
      ),
    ),
  ),
  of('a letter of the seller’s name from another alphabet', [...HIDDEN, ...NAME_DIFFERS], (root) => {
    const found = names.flatMap((path) => all(root, path)).filter((e) => /[AEOPC]/.test(text(e)))
    const cyrillic: Readonly<Record<string, string>> = { A: 'А', E: 'Е', O: 'О', P: 'Р', C: 'С' }
    for (const e of found)
      setText(
        e,
        text(e).replace(/[AEOPC]/, (c) => cyrillic[c] ?? c),
      )
    return found.length > 0 && found.every((e) => elements(e).length === 0)
  }),
]
