/** For each rule a document that it finds something in, and one like it that it leaves alone. */
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import { INVOICE, LINE } from '../invoice/sample.test-support.ts'
import type { Creditor } from './registers.ts'
import type { RuleCode, RuleContext, Severity } from './rule.ts'

const GOODS: InvoiceLine = { ...LINE, quantity: '2', unit: 'EA', price: '50.00' }
export const CREDITOR: Creditor = {
  creditorNo: 'K1',
  accounts: ['BANK:5301-0001234567'],
  name: 'Papirhandel ApS',
  street: 'Havnegade 3',
  postcode: '8000',
  city: 'Aarhus C',
}

/** As the reader makes them now: with everything that the rules look at. */
export const FULL: Invoice = {
  ...INVOICE,
  readerVersion: 2,
  profileKnown: true,
  deliveryDate: '2026-03-10',
  supplier: {
    ...INVOICE.supplier,
    street: 'Havnegade 3',
    postcode: '8000',
    city: 'Aarhus C',
    country: 'DK',
    vatNumber: 'DK13585628',
    companyNumbers: ['13585628'],
  },
  buyer: { name: 'Byskolen', street: 'Skolevej 1', postcode: '8000', city: 'Aarhus C', cvr: '12925778' },
  lines: [GOODS, { ...GOODS, id: '2', text: 'Porto', net: 4_000, price: '20', vatCategory: 'E', vatRate: 0 }],
  vat: INVOICE.vat.map((v) => (v.category === 'E' ? { ...v, exemption: 'Momsfritaget' } : v)),
}

export const CONTEXT: RuleContext = {
  invoice: FULL,
  receivedAt: '2026-03-13T00:30:00Z',
  institution: { area: 'skoler', costCentre: '1000' },
  creditors: [CREDITOR],
}

export interface Case {
  readonly rule: string
  readonly what: string
  readonly invoice?: Partial<Invoice>
  readonly around?: Partial<Omit<RuleContext, 'invoice'>>
  /** What the rule finds, as `code severity path`; nothing where it leaves the document alone. */
  readonly finds: readonly `${RuleCode} ${Severity} ${string}`[]
}

const first = (line: Partial<InvoiceLine>): Partial<Invoice> => ({
  lines: FULL.lines.map((l, i) => (i === 0 ? { ...l, ...line } : l)),
})
const seller = (party: Partial<Invoice['supplier']>): Partial<Invoice> => ({
  supplier: { ...FULL.supplier, ...party },
})
const pays = (means: Partial<Invoice['payment'][number]>): Partial<Invoice> => ({
  payment: [{ code: '42', account: 'BANK:5301-0001234567', ...means }],
})
const creditor = (change: Partial<Creditor>): Partial<RuleContext> => ({
  creditors: [{ ...CREDITOR, ...change }],
})
const treated = (exemption: string | undefined, vat = 0): Partial<Invoice> => ({
  vat: [{ category: 'AE', rate: 0, base: 14_000, vat, ...(exemption ? { exemption } : {}) }],
})
const fik = (paymentId: string | undefined, card = '71'): Partial<Invoice> =>
  pays({ code: '93', account: `FIK:${card}-12345678`, card, ...(paymentId ? { paymentId } : {}) })
const LARGE = { totals: { ...FULL.totals, gross: 400_000 } }
const AMOUNTS = { count: 20, median: 5_000, spread: 500, largest: 6_000 }
const HUGE = { totals: { ...FULL.totals, net: 1_000_001 } }

export const CASES: readonly Case[] = [
  {
    rule: 'profile',
    what: 'a profile of no list',
    invoice: { profileKnown: false },
    finds: ['RULE_PROFILE_UNKNOWN manual profile'],
  },
  {
    rule: 'profile',
    what: 'a mapped format',
    invoice: { format: 'cii' },
    finds: ['RULE_FORMAT_MAPPED note format'],
  },
  { rule: 'copy', what: 'a copy', invoice: { copy: true }, finds: ['RULE_COPY manual copy'] },
  { rule: 'copy', what: 'an original', invoice: { copy: false }, finds: [] },
  {
    rule: 'copy',
    what: 'a number that says so',
    invoice: { number: 'F-1001 KOPI' },
    finds: ['RULE_COPY manual number'],
  },
  {
    rule: 'copy',
    what: 'notes that say so, and what they say',
    invoice: {
      notes: [
        '*** KOPI ***',
        'RYKKER 2',
        '1. rykker for faktura 77',
        'Dette er en kopi af faktura 4711.',
        'Fakturakopi',
        'Betalingspåmindelse: vi har ikke modtaget beløbet.',
        'Payment reminder',
      ],
    },
    finds: [0, 1, 2, 3, 4, 5, 6].map((i) => `RULE_COPY manual notes[${i}]` as const),
  },
  {
    rule: 'copy',
    what: 'what would happen, and who has a copy',
    invoice: {
      notes: [
        'Rykkergebyr 100 kr.',
        'Ved for sen betaling sendes rykker.',
        'Kopi sendes til skolen.',
        'Kopi til bogholderiet.',
        'Kopipapir leveret som aftalt.',
        'Rykker-gebyr: 100 kr. ved for sen betaling',
        'Genfremsendt.',
      ],
    },
    finds: [],
  },
  ...['-', 'N/A', '0', 'ingen', 'Faktura'].map(
    (number): Case => ({
      rule: 'number',
      what: `the number ${number}`,
      invoice: { number },
      finds: ['RULE_NUMBER_EMPTY manual number'],
    }),
  ),
  { rule: 'number', what: 'a short number', invoice: { number: '7' }, finds: [] },
  {
    rule: 'buyer',
    what: 'another company number than the institution’s',
    around: { institution: { area: 'skoler', costCentre: '1000', name: 'Byskolen', cvr: '29189420' } },
    finds: ['RULE_BUYER_DIFFERS manual buyer.cvr'],
  },
  {
    rule: 'buyer',
    what: 'another name',
    around: { institution: { area: 'skoler', costCentre: '1000', name: 'Havnens børnehave' } },
    finds: ['RULE_BUYER_DIFFERS note buyer.name'],
  },
  {
    rule: 'buyer',
    what: 'the name and number of the register, written otherwise',
    around: {
      institution: { area: 'skoler', costCentre: '1000', name: 'BYSKOLEN, 0.-9. kl.', cvr: '12925778' },
    },
    finds: [],
  },
  {
    rule: 'institution',
    what: 'two location numbers',
    invoice: { otherGlns: ['5790000000012'] },
    finds: ['RULE_GLN_DIFFERS manual gln'],
  },
  {
    rule: 'foreign-seller',
    what: 'a foreign VAT number at a Danish address, with Danish VAT',
    invoice: seller({ vatNumber: 'DE811569869' }),
    finds: ['RULE_FOREIGN_SELLER manual supplier.vatNumber'],
  },
  {
    rule: 'foreign-seller',
    what: 'a foreign VAT number where no country stands',
    invoice: { supplier: { name: 'AB', vatNumber: 'SE556056625801' } },
    finds: ['RULE_FOREIGN_SELLER manual supplier.vatNumber'],
  },
  {
    rule: 'foreign-seller',
    what: 'a Danish SE number',
    invoice: seller({ vatNumber: 'SE13585628' }),
    finds: [],
  },
  {
    rule: 'foreign-seller',
    what: 'a Danish number with CVR before it',
    invoice: seller({ vatNumber: 'CVR13585628' }),
    finds: [],
  },
  {
    rule: 'foreign-seller',
    what: 'a Danish number with moms before it',
    invoice: seller({ vatNumber: 'MOMSNR13585628' }),
    finds: [],
  },
  {
    rule: 'foreign-seller',
    what: 'a number of Cape Verde is none of the CVR',
    invoice: seller({ vatNumber: 'CV135856281' }),
    finds: ['RULE_FOREIGN_SELLER manual supplier.vatNumber'],
  },
  {
    rule: 'foreign-seller',
    what: 'a seller abroad',
    invoice: seller({ country: 'SE' }),
    finds: ['RULE_FOREIGN_SELLER manual supplier.country'],
  },
  {
    rule: 'supplier',
    what: 'a seller abroad needs no CVR number',
    invoice: { supplier: { name: 'AB', country: 'SE' } },
    finds: [],
  },
  {
    rule: 'supplier',
    what: 'no register at hand',
    around: { creditors: [], absent: ['suppliers'] },
    finds: [],
  },
  {
    rule: 'supplier',
    what: 'an empty register',
    around: { creditors: [] },
    finds: ['RULE_SUPPLIER_UNKNOWN manual supplier.cvr'],
  },
  {
    rule: 'institution',
    what: 'an empty register',
    around: { institution: undefined },
    finds: ['RULE_GLN_UNKNOWN manual gln'],
  },
  {
    rule: 'institution',
    what: 'no register at hand',
    around: { institution: undefined, absent: ['institutions'] },
    finds: [],
  },
  {
    rule: 'cvr-agreement',
    what: 'two firms',
    invoice: seller({ companyNumbers: ['13585628', '24256790'] }),
    finds: ['RULE_CVR_DIFFERS manual supplier.companyNumbers'],
  },
  {
    rule: 'standing',
    what: 'a bankrupt supplier',
    around: creditor({ standing: 'bankrupt' }),
    finds: ['RULE_SUPPLIER_CLOSED manual supplier.cvr'],
  },
  {
    rule: 'standing',
    what: 'an active one',
    around: creditor({ standing: 'active', changedOn: '2026-01-02' }),
    finds: [],
  },
  {
    rule: 'standing',
    what: 'details of last week',
    around: creditor({ changedOn: '2026-03-06' }),
    finds: ['RULE_SUPPLIER_CHANGED manual supplier'],
  },
  { rule: 'currency', what: 'euro', invoice: { currency: 'EUR' }, finds: ['RULE_CURRENCY manual currency'] },
  {
    rule: 'sums',
    what: 'an allowance that no sum holds',
    invoice: { allowances: [{ charge: false, amount: 100, vatCategory: 'S', vatRate: 2500 }] },
    finds: ['RULE_SUM_WRONG reject totals.allowances', 'RULE_SUM_WRONG reject totals.net'],
  },
  {
    rule: 'line-figures',
    what: 'another price',
    invoice: first({ price: '50.50' }),
    finds: ['RULE_LINE_WRONG manual lines[0].net'],
  },
  {
    rule: 'line-figures',
    what: 'a price for ten',
    invoice: first({ price: '500', baseQuantity: '10' }),
    finds: [],
  },
  {
    rule: 'line-figures',
    what: 'a crate of twelve',
    invoice: first({ quantity: '1', price: '8.3333333', unitFactor: '12' }),
    finds: [],
  },
  {
    rule: 'line-figures',
    what: 'an allowance in the line',
    invoice: first({ price: '55', allowances: [{ charge: false, amount: 1_000 }] }),
    finds: [],
  },
  {
    rule: 'line-figures',
    what: 'an allowance that the line does not hold',
    invoice: first({ allowances: [{ charge: false, amount: 1_000 }] }),
    finds: ['RULE_LINE_WRONG manual lines[0].net'],
  },
  {
    rule: 'line-figures',
    what: 'a price rounded in print',
    invoice: { format: 'oioubl', ...first({ quantity: '600', price: '0.17', net: 10_000 }) },
    finds: ['RULE_LINE_WRONG manual lines[0].net'],
  },
  {
    rule: 'line-figures',
    what: 'a little of it',
    invoice: { format: 'oioubl', ...first({ quantity: '75', price: '1.33', net: 10_000 }) },
    finds: [],
  },
  {
    rule: 'line-form',
    what: 'a free line',
    invoice: first({ net: 0 }),
    finds: ['RULE_LINE_UNUSUAL note lines[0].net'],
  },
  {
    rule: 'line-form',
    what: 'a unit of four letters',
    invoice: first({ unit: 'STYK' }),
    finds: ['RULE_UNIT_UNKNOWN note lines[0].unit'],
  },
  {
    rule: 'line-form',
    what: 'a unit of the right shape that no list holds',
    invoice: first({ unit: 'PCS' }),
    finds: ['RULE_UNIT_UNKNOWN note lines[0].unit'],
  },
  {
    rule: 'line-form',
    what: 'a package, as OIOUBL and as Peppol writes it',
    invoice: first({ unit: 'XPP' }),
    finds: [],
  },
  { rule: 'line-form', what: 'a package without the X', invoice: first({ unit: 'BO' }), finds: [] },
  {
    rule: 'line-form',
    what: 'a number twice',
    invoice: first({ idRepeated: true }),
    finds: ['RULE_LINE_ID_REPEATED note lines[0].id'],
  },
  {
    rule: 'vat',
    what: 'the VAT of a line',
    invoice: first({ vatParts: [{ category: 'S', rate: 2500, base: 10_000, vat: 2_400 }] }),
    finds: ['RULE_VAT_WRONG reject lines[0].vatParts[0].vat'],
  },
  {
    rule: 'vat',
    what: 'a duty in the line, taxed otherwise',
    invoice: {
      lines: [
        {
          ...GOODS,
          net: 10_000,
          excise: 4_000,
          vatParts: [
            { category: 'S', rate: 2500, base: 10_000, vat: 2_500 },
            { category: 'E', rate: 0, base: 4_000, vat: 0 },
          ],
        },
      ],
    },
    finds: [],
  },
  {
    rule: 'vat',
    what: 'an allowance without a category, of two',
    invoice: { allowances: [{ charge: false, amount: 100 }] },
    finds: [],
  },
  {
    rule: 'vat-rate',
    what: '12 %',
    invoice: first({ vatRate: 1200 }),
    finds: ['RULE_VAT_RATE manual lines[0].vatRate'],
  },
  {
    rule: 'treatment',
    what: 'reverse charge',
    invoice: first({ vatCategory: 'AE', vatRate: 0 }),
    finds: ['RULE_VAT_TREATMENT manual lines[0].vatCategory'],
  },
  {
    rule: 'reverse-charge',
    what: 'with its words and numbers',
    invoice: treated('Omvendt betalingspligt'),
    finds: [],
  },
  {
    rule: 'reverse-charge',
    what: 'with VAT, and without words',
    invoice: treated(undefined, 100),
    finds: ['RULE_VAT_REVERSE_CHARGE manual vat[0].vat', 'RULE_VAT_REVERSE_CHARGE manual vat[0].exemption'],
  },
  {
    rule: 'reverse-charge',
    what: 'without the buyer’s number',
    invoice: { ...treated('AE'), buyer: { name: 'X' } },
    finds: ['RULE_VAT_REVERSE_CHARGE manual buyer.vatNumber'],
  },
  {
    rule: 'vat-registration',
    what: 'no VAT number',
    invoice: { supplier: INVOICE.supplier },
    finds: ['RULE_VAT_NUMBER_MISSING note supplier.vatNumber'],
  },
  {
    rule: 'vat-registration',
    what: 'a seller that is not registered',
    around: creditor({ vatRegistered: false }),
    finds: ['RULE_VAT_NOT_REGISTERED manual supplier.cvr'],
  },
  {
    rule: 'vat-registration',
    what: 'nor charges VAT',
    invoice: { totals: { ...FULL.totals, vat: 0 } },
    around: creditor({ vatRegistered: false }),
    finds: [],
  },
  {
    rule: 'payment-means',
    what: 'cash',
    invoice: pays({ code: '10' }),
    finds: ['RULE_PAYMENT_MEANS manual payment[0].code'],
  },
  {
    rule: 'payment-means',
    what: 'a code of no list',
    invoice: pays({ code: 'ZZZ' }),
    finds: ['RULE_PAYMENT_MEANS manual payment[0].code'],
  },
  {
    rule: 'account-digits',
    what: 'an IBAN',
    invoice: pays({ code: '58', account: 'IBAN:DK5000400440116243' }),
    finds: [],
  },
  {
    rule: 'account-digits',
    what: 'an IBAN with a digit wrong',
    invoice: pays({ code: '58', account: 'IBAN:DK5000400440116244' }),
    finds: ['RULE_ACCOUNT_INVALID manual payment[0].account'],
  },
  {
    rule: 'account-digits',
    what: 'what is no account',
    invoice: { payment: [{ code: '42', unreadable: true }] },
    finds: ['RULE_ACCOUNT_INVALID manual payment[0].account'],
  },
  {
    rule: 'account-digits',
    what: 'zeros',
    invoice: pays({ account: 'BANK:0000-0001234567' }),
    finds: ['RULE_ACCOUNT_INVALID manual payment[0].account'],
  },
  { rule: 'account-digits', what: 'a slip of kind 71', invoice: fik('123456789012347'), finds: [] },
  {
    rule: 'account-digits',
    what: 'an id of zeros, whose check digit is right',
    invoice: fik('000000000000000'),
    finds: ['RULE_PAYMENT_ID_INVALID manual payment[0].paymentId'],
  },
  {
    rule: 'account-digits',
    what: 'a slip of kind 73 with one',
    invoice: fik('123456789012347', '73'),
    finds: ['RULE_PAYMENT_ID_INVALID manual payment[0].paymentId'],
  },
  {
    rule: 'account-digits',
    what: 'its check digit',
    invoice: fik('123456789012348'),
    finds: ['RULE_PAYMENT_ID_INVALID manual payment[0].paymentId'],
  },
  {
    rule: 'account-digits',
    what: 'its length',
    invoice: fik('1234567890123452', '71'),
    finds: ['RULE_PAYMENT_ID_INVALID manual payment[0].paymentId'],
  },
  { rule: 'account-digits', what: 'a slip of kind 75', invoice: fik('1234567890123452', '75'), finds: [] },
  { rule: 'account-digits', what: 'kind 73 has no id', invoice: fik(undefined, '73'), finds: [] },
  {
    rule: 'account-digits',
    what: 'kind 71 has',
    invoice: fik(undefined),
    finds: ['RULE_PAYMENT_ID_INVALID manual payment[0].paymentId'],
  },
  { rule: 'payee', what: 'no register at hand', around: { creditors: [], absent: ['suppliers'] }, finds: [] },
  {
    rule: 'payee',
    what: 'an empty register',
    around: { creditors: [] },
    finds: ['RULE_ACCOUNT_CHANGED manual payment[0].account'],
  },
  {
    rule: 'assignee',
    what: 'a factoring firm',
    invoice: { payee: { name: 'Kvik Finans A/S' } },
    finds: ['RULE_PAYEE_DIFFERS note payee'],
  },
  {
    rule: 'assignee',
    what: 'the supplier by its other name',
    invoice: { payee: { name: 'PAPIRHANDEL A/S', cvr: '13585628' } },
    finds: [],
  },
  {
    rule: 'assignee',
    what: 'an account of several',
    around: creditor({ sharedAccounts: CREDITOR.accounts }),
    finds: ['RULE_ACCOUNT_SHARED note payment[0].account'],
  },
  {
    rule: 'amount-sign',
    what: 'nothing',
    invoice: { totals: { ...FULL.totals, payable: 0 } },
    finds: ['RULE_AMOUNT_ZERO manual totals.payable'],
  },
  {
    rule: 'amount-sign',
    what: 'less than nothing',
    invoice: { totals: { ...FULL.totals, payable: -1 } },
    finds: ['RULE_AMOUNT_NEGATIVE manual totals.payable'],
  },
  {
    rule: 'amount-size',
    what: 'above the ceiling',
    around: { institution: { area: 'a', costCentre: '1', ceiling: 16_499 } },
    finds: ['RULE_AMOUNT_CEILING manual totals.net'],
  },
  {
    rule: 'amount-size',
    what: 'at the ceiling',
    around: { institution: { area: 'a', costCentre: '1', ceiling: 16_500 } },
    finds: [],
  },
  {
    rule: 'amount-size',
    what: 'far outside what it used to be',
    invoice: HUGE,
    around: { amounts: AMOUNTS },
    finds: ['RULE_AMOUNT_UNUSUAL manual totals.net'],
  },
  {
    rule: 'amount-size',
    what: 'with little to go by',
    invoice: HUGE,
    around: { amounts: { ...AMOUNTS, count: 7 } },
    finds: [],
  },
  {
    rule: 'amount-size',
    what: 'of a supplier of large invoices',
    invoice: HUGE,
    around: { amounts: { ...AMOUNTS, largest: 600_000 } },
    finds: [],
  },
  {
    rule: 'issue-date',
    what: 'the day after tomorrow',
    invoice: { issueDate: '2026-03-15' },
    finds: ['RULE_DATE_FUTURE manual issueDate'],
  },
  { rule: 'issue-date', what: 'tomorrow', invoice: { issueDate: '2026-03-14' }, finds: [] },
  { rule: 'issue-date', what: 'a year ago', invoice: { issueDate: '2025-03-13' }, finds: [] },
  {
    rule: 'issue-date',
    what: 'before that',
    invoice: { issueDate: '2025-03-12' },
    finds: ['RULE_DATE_OLD manual issueDate'],
  },
  {
    rule: 'issue-date',
    what: 'received nobody knows when',
    invoice: { issueDate: '2005-03-12' },
    around: { receivedUnknown: true },
    finds: ['RULE_DATE_OLD note issueDate'],
  },
  {
    rule: 'issue-date',
    what: 'due before issued',
    invoice: { dueDate: '2026-03-11' },
    finds: ['RULE_DUE_BEFORE_ISSUE manual dueDate'],
  },
  {
    rule: 'delivery-date',
    what: 'next year',
    invoice: { deliveryDate: '2027-01-01' },
    finds: ['RULE_DELIVERY_DATE manual deliveryDate'],
  },
  {
    rule: 'delivery-date',
    what: 'a subscription',
    invoice: { deliveryDate: '2027-03-01', period: { end: '2027-03-01' } },
    finds: [],
  },
  {
    rule: 'delivery-date',
    what: 'a period backwards',
    invoice: { period: { start: '2026-02-01', end: '2026-01-31' } },
    finds: ['RULE_PERIOD manual period'],
  },
  {
    rule: 'delivery-date',
    what: 'across the year’s end',
    invoice: first({ period: { start: '2025-12-01', end: '2026-01-31' } }),
    finds: ['RULE_PERIOD_YEAR_END note lines[0].period'],
  },
  {
    rule: 'reference',
    what: 'an order number will do',
    invoice: { orderedBy: '', orderNumber: '4500' },
    finds: [],
  },
  {
    rule: 'reference',
    what: 'nobody ordered',
    invoice: { orderedBy: '' },
    finds: ['RULE_REFERENCE_MISSING manual orderedBy'],
  },
  {
    rule: 'required',
    what: 'a line that says nothing',
    invoice: first({ text: '–' }),
    finds: ['RULE_FIELD_MISSING manual lines[0].text'],
  },
  {
    rule: 'required',
    what: 'no price on a large invoice',
    invoice: { ...LARGE, lines: [{ ...LINE, quantity: '1' }] },
    finds: ['RULE_FIELD_MISSING manual lines[0].price'],
  },
  {
    rule: 'required',
    what: 'neither quantity nor price on a simplified one',
    invoice: { lines: [LINE] },
    finds: [],
  },
  {
    rule: 'required',
    what: 'a quantity in words',
    invoice: { lines: [{ ...LINE, quantityUnreadable: true }] },
    finds: ['RULE_FIELD_MISSING manual lines[0].quantity'],
  },
  {
    rule: 'required',
    what: 'no addresses',
    invoice: { supplier: { name: 'X' }, buyer: { name: 'Y' } },
    finds: ['RULE_FIELD_MISSING manual supplier.street', 'RULE_FIELD_MISSING note buyer.street'],
  },
  {
    rule: 'required',
    what: 'no reason for the exemption',
    invoice: { vat: INVOICE.vat },
    finds: ['RULE_FIELD_MISSING note vat[1].exemption'],
  },
  {
    rule: 'fee',
    what: 'a reminder',
    invoice: first({ text: 'Rykkergebyr' }),
    finds: ['RULE_FEE manual lines[0].text'],
  },
  {
    rule: 'fee',
    what: 'interest as a charge',
    invoice: { allowances: [{ charge: true, amount: 1, reason: 'Renter' }] },
    finds: ['RULE_FEE manual allowances[0].reason'],
  },
  ...[
    'Rykkerskrivelser',
    'Inkassogebyr',
    'Morarenter',
    'Kompensationsbeløbet',
    'Gebyr for sen betaling',
    'Rentetilskrivning 1. kvt.',
    'Procesrente',
    'Påkravsgebyr',
    'Betalingspåmindelse',
    'Late fee',
  ].map(
    (text): Case => ({
      rule: 'fee',
      what: text,
      invoice: first({ text }),
      finds: ['RULE_FEE manual lines[0].text'],
    }),
  ),
  {
    rule: 'fee',
    what: 'fees of an ordinary bill',
    invoice: first({ text: 'Opkrævningsgebyr, SMS-reminder, rentefri' }),
    finds: [],
  },
  {
    rule: 'fee',
    what: 'words that begin alike',
    invoice: first({ text: 'Rentemester, gebyrfri, rykning' }),
    finds: [],
  },
  {
    rule: 'hidden',
    what: 'a name turned round',
    invoice: { oddities: [{ what: 'reversing', path: '/Invoice/Name', inIdentity: true }] },
    finds: ['RULE_HIDDEN_CHARACTERS manual /Invoice/Name'],
  },
  {
    rule: 'hidden',
    what: 'a soft hyphen in a note',
    invoice: { oddities: [{ what: 'invisible', path: '/Invoice/Note', inIdentity: false }] },
    finds: ['RULE_HIDDEN_CHARACTERS note /Invoice/Note'],
  },
  {
    rule: 'outside',
    what: 'a link',
    invoice: { oddities: [{ what: 'outside', path: '/Invoice/URI', inIdentity: false }] },
    finds: ['RULE_OUTSIDE_REFERENCE note /Invoice/URI'],
  },
  {
    rule: 'beside',
    what: 'something prepaid',
    invoice: { totals: { ...INVOICE.totals, prepaid: 1_000, payable: INVOICE.totals.payable - 1_000 } },
    finds: ['RULE_BESIDE_LINES manual totals.prepaid'],
  },
  {
    rule: 'beside',
    what: 'a rounding that is none',
    invoice: { totals: { ...INVOICE.totals, rounding: 101 } },
    finds: ['RULE_BESIDE_LINES manual totals.rounding'],
  },
  {
    rule: 'beside',
    what: 'a rounding to the whole krone',
    invoice: { totals: { ...INVOICE.totals, rounding: -50 } },
    finds: [],
  },
  {
    rule: 'beside',
    what: 'freight for the whole document',
    invoice: { allowances: [{ charge: true, amount: 5_000, vatCategory: 'S', vatRate: 2500 }] },
    finds: ['RULE_BESIDE_LINES manual allowances'],
  },
  {
    rule: 'type',
    what: 'a corrected invoice',
    invoice: { unusualType: '384' },
    finds: ['RULE_DOCUMENT_TYPE manual unusualType'],
  },
  { rule: 'type', what: 'a plain invoice', invoice: {}, finds: [] },
  {
    rule: 'type',
    what: 'an invoice that names an earlier one',
    invoice: { corrects: 'F-900' },
    finds: ['RULE_DOCUMENT_TYPE manual corrects'],
  },
  {
    rule: 'type',
    what: 'a credit note that does',
    invoice: { kind: 'creditNote', corrects: 'F-900' },
    finds: [],
  },
  {
    rule: 'cpr',
    what: 'a citizen',
    invoice: { holdsCpr: true, cprAt: ['/Invoice/Note'] },
    finds: ['RULE_CPR_FOUND manual /Invoice/Note'],
  },
  {
    rule: 'cpr',
    what: 'what may be a citizen, where the number goes to the ERP’s own field',
    invoice: { holdsCpr: true, cprAt: ['/Invoice/Note'] },
    around: { institution: { area: 'a', costCentre: '1', cprToErp: true } },
    finds: ['RULE_CPR_FOUND manual /Invoice/Note'],
  },
  {
    rule: 'cpr',
    what: 'a citizen, where the number goes to the ERP’s own field',
    invoice: { holdsCpr: true, cprAt: ['/Invoice/Note'], cprSure: true },
    around: { institution: { area: 'a', costCentre: '1', cprToErp: true } },
    finds: ['RULE_CPR_FOUND note /Invoice/Note'],
  },
  {
    rule: 'likeness',
    what: 'another firm’s name',
    invoice: seller({ name: 'Nordsø Handel ApS' }),
    finds: ['RULE_NAME_DIFFERS note supplier.name'],
  },
  {
    rule: 'likeness',
    what: 'the same written otherwise',
    invoice: seller({ name: 'PAPIRHANDEL A/S', street: 'Havnegd. 3, 2. tv', postcode: 'DK-8000' }),
    finds: [],
  },
  {
    rule: 'likeness',
    what: 'another house',
    invoice: seller({ street: 'Havnegade 13' }),
    finds: ['RULE_ADDRESS_DIFFERS note supplier.street'],
  },
  {
    rule: 'likeness',
    what: 'another town',
    invoice: seller({ postcode: '9000' }),
    finds: ['RULE_ADDRESS_DIFFERS note supplier.street'],
  },
  {
    rule: 'coding-string',
    what: 'a closed account',
    around: { accountNamed: { closedFrom: '2026-03-13' } },
    finds: ['RULE_CODING_STRING note accountingCost'],
  },
  {
    rule: 'coding-string',
    what: 'an open one',
    around: { accountNamed: { openFrom: '2015-01-01' } },
    finds: [],
  },
  {
    rule: 'registers',
    what: 'what was not given',
    invoice: { accountingCost: '4433' },
    around: { absent: ['chart'] },
    finds: ['RULE_REGISTER_MISSING note chart'],
  },
]
