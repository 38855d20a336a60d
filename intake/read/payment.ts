/** How the supplier wants to be paid, out of `PaymentMeans`, in one notation for both formats. */
import { defined } from '../../domain/defined.ts'
import { isAccount } from '../../domain/invoice/account.ts'
import type { IsoDate, PaymentMeans } from '../../domain/invoice/invoice.ts'
import { all, at, date, identifier, type Place } from './fields.ts'

/** UN/CEFACT 4461. */
const FIK = '93'
const GIRO = '50'
const NEMKONTO = '97'
/** Transfers to an account: unspecified, international, SEPA, national. */
const TRANSFERS = new Set(['30', '31', '42', '58'])
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/

export function readPayment(document: Place): readonly PaymentMeans[] {
  return all(document, 'PaymentMeans').flatMap((means) => {
    const code = identifier(at(means, 'PaymentMeansCode'))
    if (!code) return []
    const wanted = written(means, code)
    const account = wanted && isAccount(wanted) ? wanted : undefined
    const slip = code === FIK || code === GIRO ? slipOf(means) : undefined
    return [defined({ code, account, unreadable: (wanted && !account) || undefined, ...slip })]
  })
}

/** Where several dates stand, the first: a deadline that is too early does no harm. */
export function earliestDueDate(document: Place): IsoDate | undefined {
  return all(document, 'PaymentMeans')
    .map((means) => date(at(means, 'PaymentDueDate')))
    .filter((d) => d !== undefined)
    .sort()[0]
}

/** OIOUBL has the payer's id in a field of its own; Peppol puts it behind the kind of slip: `71#123456789012345`. */
function slipOf(means: Place): { readonly card?: string; readonly paymentId?: string } {
  const [card, behind] = compact(at(means, 'PaymentID'))?.split('#') ?? []
  return defined({
    card: card || undefined,
    paymentId: compact(at(means, 'InstructionID')) ?? (behind || undefined),
  })
}

function written(means: Place, code: string): string | undefined {
  if (code === NEMKONTO) return 'NEMKONTO'
  const payee = at(means, 'PayeeFinancialAccount')
  const number = compact(at(payee, 'ID'))
  const { card } = slipOf(means)
  const creditor = compact(at(means, 'CreditAccount', 'AccountID')) ?? number
  if (code === FIK) return creditor && `FIK:${card}-${creditor}`
  if (code === GIRO) return creditor && `GIRO:${card}-${creditor}`
  if (!number || !TRANSFERS.has(code)) return undefined
  if (IBAN.test(number)) return `IBAN:${number}`
  return `BANK:${registration(payee)}-${number}`
}

/** The bank's registration number: of the branch, in some documents of the bank itself. */
function registration(payee: Place | undefined): string | undefined {
  const branch = at(payee, 'FinancialInstitutionBranch')
  return compact(at(branch, 'ID')) ?? compact(at(branch, 'FinancialInstitution', 'ID'))
}

function compact(place: Place | undefined): string | undefined {
  return (
    identifier(place)
      ?.replace(/[\s.-]/g, '')
      .toUpperCase() || undefined
  )
}
