/** Business processes that a document may say it belongs to. An unknown one may give fields another meaning, so a person looks. */
import type { DocumentFormat } from '../../domain/invoice/invoice.ts'
import { at, type Place, raw } from './fields.ts'

/** OIOUBL names its profiles in words, or by the URN of the Nordic profiles on which they rest. */
const OIOUBL_PROFILE =
  /^(?:urn:www\.nesubl\.eu:profiles:profile\d{1,2}:ver\d\.\d|(?:Procurement|Reference|Catalogue)-[A-Za-z-]{3,60}-1\.\d)$/
const OIOUBL_PARTS = new Set(
  'Procurement Reference Catalogue BilSim BilSimR Bil Ord OrdSim OrdSimR OrdAdv OrdAdvR OrdSel CatBas CatSim CatExt TecRes PayBas PayMul ReqSub Reb'.split(
    ' ',
  ),
)
const PEPPOL_PROFILE = /^urn:fdc:peppol\.eu:2017:poacc:billing:\d{2}:1\.0$/
/** Peppol's invoice response and Nordic variants that are in use beside it. */
const OTHER_PROFILES = new Set([
  'urn:peppol:bis:billing_with_response',
  'urn:fdc:peppol.eu:poacc:bis:billing:3',
])

export function isKnownProfile(document: Place, format: DocumentFormat): boolean {
  const profile = raw(at(document, 'ProfileID'))
  // CII need not name one.
  if (profile === undefined) return format === 'cii'
  if (format !== 'oioubl') return PEPPOL_PROFILE.test(profile) || OTHER_PROFILES.has(profile)
  if (!OIOUBL_PROFILE.test(profile)) return false
  return (
    profile.startsWith('urn:') ||
    profile
      .replace(/-1\.\d$/, '')
      .split('-')
      .every((part) => OIOUBL_PARTS.has(part))
  )
}
