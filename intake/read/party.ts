import { defined } from '../../domain/defined.ts'
import type { Party } from '../../domain/invoice/invoice.ts'
import { all, at, first, freeText, type Place, raw, schemed } from './fields.ts'

/** Schemes of Danish company numbers: OIOUBL's own, Peppol's 0184, and the VAT number, which most firms share with it. */
const CVR_SCHEMES = new Set(['DK:CVR', '0184'])
const VAT_SCHEMES = new Set(['DK:SE', '0198'])
const GLN_SCHEMES = new Set(['GLN', 'EAN', '0088'])
/** A letter or a digit. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u
const CVR = /^(?:DK)?[ -]?(\d{8})$/i
/** Tax schemes that are VAT: Peppol's word, OIOUBL's code. */
const OF_VAT = new Set(['VAT', '63'])
const GLN = /^\d{13}$/

export function readParty(party: Place | undefined): Party {
  const address = at(party, 'PostalAddress')
  const legal = first(party, 'PartyLegalEntity')
  const endpoint = schemed(at(party, 'EndpointID'))
  const street = [freeText(at(address, 'StreetName')), freeText(at(address, 'BuildingNumber'))]
    .filter(Boolean)
    .join(' ')
  return defined({
    name:
      said(freeText(first(party, 'PartyName', 'Name'))) ??
      said(freeText(at(legal, 'RegistrationName'))) ??
      '',
    cvr: cvrOf(party),
    endpoint: endpoint && (endpoint.scheme ? `${endpoint.scheme}:${endpoint.id}` : endpoint.id),
    street: street || undefined,
    postcode: freeText(at(address, 'PostalZone')),
    city: freeText(at(address, 'CityName')),
    country: countryOf(party),
    vatNumber: vatNumberOf(party),
    companyNumbers: companyNumbersOf(party),
  })
}

/** Without what stands for nothing: a dash, a full stop. */
function said(text: string | undefined): string | undefined {
  return text && SAYS_SOMETHING.test(text) ? text : undefined
}

/** The location number that the buyer is addressed by; whether it is a right one, a rule says. */
export function glnOf(party: Place | undefined): string | undefined {
  const places = [at(party, 'EndpointID'), ...identifications(party)]
  return places.map(schemed).find((s) => s && isGln(s))?.id
}

/** Location numbers of the buyer other than the one that it is addressed by. Where it was delivered is another matter: goods go to many places. */
export function otherGlnsOf(party: Place | undefined): readonly string[] | undefined {
  const gln = glnOf(party)
  const others = [at(party, 'EndpointID'), ...identifications(party)]
    .map(schemed)
    .flatMap((s) => (s && isGln(s) && s.id !== gln ? [s.id] : []))
  return others.length > 0 ? [...new Set(others)] : undefined
}

function isGln({ scheme, id }: { readonly scheme: string; readonly id: string }): boolean {
  return GLN_SCHEMES.has(scheme.toUpperCase()) && GLN.test(id)
}

/** The company number: the legal unit's, else as the party is identified or addressed, else the VAT number. */
function cvrOf(party: Place | undefined): string | undefined {
  const legal = at(first(party, 'PartyLegalEntity'), 'CompanyID')
  const vat = party ? all(party, 'PartyTaxScheme').map((scheme) => at(scheme, 'CompanyID')) : []
  const named = [legal, ...identifications(party), at(party, 'EndpointID')]
  return (
    numberUnder(CVR_SCHEMES, named) ??
    numberUnder(VAT_SCHEMES, vat) ??
    (isDanish(party) ? numberUnder(new Set(['']), [legal, ...vat]) : undefined)
  )
}

/** The number under which the party is registered for VAT; one for an excise duty is another. */
function vatNumberOf(party: Place | undefined): string | undefined {
  const schemes = party ? all(party, 'PartyTaxScheme').filter(isVatScheme) : []
  return schemes.map((scheme) => schemed(at(scheme, 'CompanyID'))?.id.replace(/[\s.-]/g, '')).find(Boolean)
}

function isVatScheme(scheme: Place): boolean {
  return OF_VAT.has(raw(at(scheme, 'TaxScheme', 'ID'))?.toUpperCase() ?? 'VAT')
}

/** A number for an excise duty may be another firm's of the same group, so it is left out. */
function companyNumbersOf(party: Place | undefined): readonly string[] | undefined {
  const legal = party ? all(party, 'PartyLegalEntity').map((p) => at(p, 'CompanyID')) : []
  const vat = party ? all(party, 'PartyTaxScheme').filter(isVatScheme) : []
  const places = [
    ...legal,
    ...identifications(party),
    at(party, 'EndpointID'),
    ...vat.map((v) => at(v, 'CompanyID')),
  ]
  const numbers = places.flatMap((place) => {
    const found = schemed(place)
    const scheme = found?.scheme.toUpperCase() ?? ''
    const known = CVR_SCHEMES.has(scheme) || VAT_SCHEMES.has(scheme) || (scheme === '' && isDanish(party))
    return found && known ? (CVR.exec(found.id)?.[1] ?? []) : []
  })
  return numbers.length > 0 ? [...new Set(numbers)] : undefined
}

function numberUnder(
  schemes: ReadonlySet<string>,
  places: readonly (Place | undefined)[],
): string | undefined {
  for (const place of places) {
    const found = schemed(place)
    const number = found && schemes.has(found.scheme.toUpperCase()) ? CVR.exec(found.id)?.[1] : undefined
    if (number) return number
  }
  return undefined
}

function countryOf(party: Place | undefined): string | undefined {
  return raw(at(party, 'PostalAddress', 'Country', 'IdentificationCode'))?.toUpperCase()
}

function isDanish(party: Place | undefined): boolean {
  return countryOf(party) === 'DK'
}

function identifications(party: Place | undefined): readonly (Place | undefined)[] {
  return party ? all(party, 'PartyIdentification').map((p) => at(p, 'ID')) : []
}
