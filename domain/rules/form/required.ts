import type { Invoice, InvoiceLine, Party } from '../../invoice/invoice.ts'
import type { Ore } from '../../money.ts'
import type { Finding, Rule, Severity } from '../rule.ts'

/** Up to this a simplified invoice will do, VAT included: 3,000 kroner, in øre. */
export const SIMPLIFIED_UP_TO: Ore = 300_000

/** A letter or a digit: without one a text says nothing. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u
/** What a sender writes where there is nothing to say. */
const FILLER = /^\W*(?:n\/?a|null|none|ingen|tom|x+)\W*$/i

/** What the law asks of every invoice, beyond the numbers that have rules of their own. */
export const required: Rule = {
  id: 'required',
  source:
    'Momsbekendtgørelsen § 58 (name and address of both parties, quantity and kind, unit price, day of delivery), and its simplified invoice up to 3,000 kroner; EN 16931 BR-22, BR-25, BR-26',
  finds: { RULE_FIELD_MISSING: ['note', 'manual'] },
  mayShadow: true,
  check: ({ invoice }) => {
    const { supplier, buyer, lines } = invoice
    return [
      ...(supplier.name ? [] : [missing('supplier.name')]),
      ...(buyer.name ? [] : [missing('buyer.name')]),
      ...lines.flatMap((line, i) => ofLine(line, `lines[${i}]`, isFull(invoice))),
      // Records of the first reader lack the rest.
      ...(invoice.readerVersion === undefined ? [] : beyondNames(invoice)),
    ]
  },
}

function missing(path: string, severity: Severity = 'manual'): Finding {
  return { code: 'RULE_FIELD_MISSING', severity, path }
}

function isFull({ kind, totals, readerVersion }: Invoice): boolean {
  return readerVersion !== undefined && kind === 'invoice' && Math.abs(totals.gross) > SIMPLIFIED_UP_TO
}

function ofLine(line: InvoiceLine, path: string, full: boolean): readonly Finding[] {
  const findings: Finding[] = []
  if (!SAYS_SOMETHING.test(line.text) || FILLER.test(line.text)) findings.push(missing(`${path}.text`))
  if (line.quantityUnreadable) findings.push(missing(`${path}.quantity`))
  else if (full && line.quantity === undefined) findings.push(missing(`${path}.quantity`))
  if (full && line.price === undefined) findings.push(missing(`${path}.price`))
  return findings
}

function beyondNames(invoice: Invoice): readonly Finding[] {
  const { format, kind, supplier, buyer, deliveryDate, period, vat, corrects } = invoice
  const findings: Finding[] = []
  if (kind === 'creditNote' && !corrects) findings.push(missing('corrects'))
  if (!hasAddress(supplier)) findings.push(missing('supplier.street'))
  if (!hasAddress(buyer)) findings.push(missing('buyer.street', 'note'))
  if (kind === 'invoice' && !deliveryDate && !period) findings.push(missing('deliveryDate', 'note'))
  // OIOUBL has no place for the reason.
  if (format !== 'oioubl')
    for (const [i, { category, exemption }] of vat.entries())
      if (category === 'E' && !exemption) findings.push(missing(`vat[${i}].exemption`, 'note'))
  return findings
}

function hasAddress({ street, postcode, city }: Party): boolean {
  return Boolean(street || postcode || city)
}
