/** Puts a document of tonight on paper: addresses, dates, quantities, payment; and states wrongly what is to be wrong. */
import { glnFrom, luhnFrom } from './check-digits.ts'
import { figuresOf, type Paper, type PaperLine, type Subtotal } from './document.ts'
import { daysLater } from './history.ts'
import { keyedChance, keyedDigits, keyedNumber, keyedPick, keyedUuid } from './keyed.ts'
import { hasOrder, type NightDocument } from './night.ts'
import { reviewerFor } from './people.ts'
import { quantityOf } from './quantities.ts'
import { keyedCvr, keyedPayee, type Supplier } from './suppliers.ts'

const NOTES = [
  'Tak for ordren.',
  'Betaling efter aftale.',
  'Ved spørgsmål: ring til bogholderiet.',
  'Leveret som aftalt.',
] as const
/** Earlier than this nobody could pay in time. */
const EARLIEST_DUE = '2022-02-25'
const USUAL_DAYS = 30
/** Personal number of an official test person, who does not exist. */
const TEST_CPR = '251248-9996'

const moreThan = (a: string, b: string): string => (a > b ? a : b)

function orderedBy({ key, institution }: NightDocument): string {
  return keyedChance(120, 'reviewer ordered', key)
    ? reviewerFor(institution.area, 'ordered', key)
    : `R${1000 + keyedNumber(80, 'ordered', institution.costCentre, key)}`
}

const linesOf = (d: NightDocument): readonly PaperLine[] =>
  d.lines.map((line, i) => ({
    text: line.text,
    net: line.net,
    taxed: line.coding.vatCode === 'I25',
    ...quantityOf(line.net, line.text, d.key, i),
  }))

export function paperOf(d: NightDocument, supplier: Supplier, number: string): Paper {
  const lines = linesOf(d)
  const payee = keyedPick(supplier.payees, 'paid to', d.key)
  return {
    kind: 'invoice',
    format: supplier.format,
    uuid: keyedUuid('document', d.key),
    number,
    issueDate: d.issueDate,
    dueDate: moreThan(daysLater(d.issueDate, USUAL_DAYS), EARLIEST_DUE),
    deliveryDate: daysLater(d.issueDate, -keyedNumber(10, 'delivered', d.key)),
    currency: 'DKK',
    ...(keyedChance(350, 'note', d.key) ? { note: keyedPick(NOTES, 'note', d.key) } : {}),
    supplier,
    buyerName: d.institution.name,
    gln: d.institution.gln,
    orderedBy: orderedBy(d),
    ...(hasOrder(d.key) ? { orderNumber: `PO-${keyedDigits(6, 'order', d.key)}` } : {}),
    lines,
    ...figuresOf(lines),
    payee,
    paymentId: luhnFrom(keyedDigits(14, 'payment', d.key)),
  }
}

/** A credit note takes everything back. */
export const creditNoteOf = (paper: Paper, number: string, issueDate: string, key: string): Paper => {
  const { note: _note, ...rest } = paper
  return {
    ...rest,
    kind: 'creditNote',
    uuid: keyedUuid('credit note', key),
    number,
    issueDate,
    deliveryDate: issueDate,
    corrects: { number: paper.number, issueDate: paper.issueDate },
  }
}

const WRONG_VAT_PER_CENT = 20
const withVat = (subtotals: readonly Subtotal[], perCent: number): readonly Subtotal[] =>
  subtotals.map((s) => ({ ...s, vat: s.taxed ? Math.round((s.base * perCent) / 100) : 0 }))

const WRONG_BY_ORE = 90_00

function wrongCheckDigit(cvr: string): string {
  return cvr.slice(0, -1) + String((Number(cvr.slice(-1)) + 1) % 10)
}

function merged(lines: readonly PaperLine[]): readonly PaperLine[] {
  const [first] = lines
  if (!first) return lines
  return [{ ...first, quantity: 1, unit: 'EA', net: lines.reduce((total, line) => total + line.net, 0) }]
}

/** The paper with its fault. */
export function faulty(paper: Paper, d: NightDocument): Paper {
  switch (d.kind) {
    case 'missingGln': {
      const { gln: _gln, ...rest } = paper
      return rest
    }
    case 'unknownGln':
      return { ...paper, gln: glnFrom(`579${keyedDigits(9, 'elsewhere', d.key)}`) }
    case 'wrongTotal': {
      const { net, vat, gross, payable } = paper.totals
      // Once only what is to be paid is wrong, once the total above it too.
      const wrongGross = d.uniform ? gross : gross + WRONG_BY_ORE
      return { ...paper, totals: { net, vat, gross: wrongGross, payable: payable + WRONG_BY_ORE } }
    }
    case 'wrongVat': {
      const subtotals = withVat(paper.subtotals, WRONG_VAT_PER_CENT)
      const vat = subtotals.reduce((total, s) => total + s.vat, 0)
      const gross = paper.totals.net + vat
      return { ...paper, subtotals, totals: { net: paper.totals.net, vat, gross, payable: gross } }
    }
    case 'unknownSupplier':
      return {
        ...paper,
        supplier: {
          ...paper.supplier,
          name: keyedPick(['NORDLYS MONTAGE APS', 'ÅDALENS SERVICE A/S'], 'stranger', d.key),
          cvr: keyedCvr('stranger', d.key),
        },
      }
    case 'invalidCvr':
      return { ...paper, supplier: { ...paper.supplier, cvr: wrongCheckDigit(paper.supplier.cvr) } }
    case 'cprInText': {
      if (!d.uniform) return { ...paper, note: `Vedrører borger med CPR-nr. ${TEST_CPR.replace('-', '')}.` }
      const [first, ...others] = paper.lines
      return first ? { ...paper, lines: [{ ...first, text: `${first.text} ${TEST_CPR}` }, ...others] } : paper
    }
    case 'changedAccount':
      return { ...paper, payee: keyedPayee(paper.payee.by, 'stolen', d.key) }
    case 'foreignCurrency':
      return { ...paper, currency: 'EUR' }
    case 'twoAccounts': {
      const lines = merged(paper.lines)
      return { ...paper, lines, ...figuresOf(lines) }
    }
    default:
      return paper
  }
}
