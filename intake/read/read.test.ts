import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../domain/errors.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { READER_VERSION } from './document.ts'
import { MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, MAX_LINES } from './limits.ts'
import { readInvoice } from './read.ts'
import type { Failure } from './refusal.ts'
import { line, monetaryTotal, oioublXml, peppolXml, type SamplePart, taxTotal } from './samples.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

function invoiceOf(bytes: Uint8Array): Invoice {
  const reading = readInvoice(bytes)
  if ('failure' in reading) throw new Error(`${reading.failure.code} at ${reading.failure.detail}`)
  return reading.invoice
}

function failureOf(bytes: Uint8Array): Failure {
  const reading = readInvoice(bytes)
  if ('invoice' in reading) throw new Error('was read')
  return reading.failure
}

/** Each line is within its bounds, all of them together are not. */
function tooMuchText(): string {
  const tax = taxTotal('0.25', '1.00', 'StandardRated', '63')
  return Array.from({ length: 2_500 }, (_, i) =>
    line('Invoice', String(i), 'ord '.repeat(480), '1.00', tax),
  ).join('')
}

const oioubl = (parts: Partial<Record<SamplePart, string>>) => utf8(oioublXml({ parts }))
const peppol = (parts: Partial<Record<SamplePart, string>>) => utf8(peppolXml({ parts }))

describe('readInvoice', () => {
  it('reads an OIOUBL invoice whole', () => {
    expect(invoiceOf(utf8(oioublXml()))).toEqual({
      readerVersion: READER_VERSION,
      profile: 'Procurement-BilSim-1.0',
      profileKnown: true,
      kind: 'invoice',
      format: 'oioubl',
      number: 'F-2024-117',
      issueDate: '2024-03-04',
      dueDate: '2024-04-01',
      deliveryDate: '2024-03-02',
      currency: 'DKK',
      supplier: {
        name: 'Malermester Ærø ApS',
        cvr: '24256790',
        endpoint: 'DK:CVR:DK24256790',
        street: 'Havnevej 7',
        postcode: '5970',
        city: 'Ærøskøbing',
        country: 'DK',
        companyNumbers: ['24256790'],
      },
      buyer: {
        name: 'Skolen ved Søen',
        endpoint: 'GLN:5798009811578',
        street: 'Søvej 1',
        postcode: '8600',
        city: 'Silkeborg',
        country: 'DK',
      },
      gln: '5798009811578',
      orderedBy: 'ANHA',
      orderNumber: '4500017',
      accountingCost: '5250124502',
      lines: [
        {
          id: '1',
          vatParts: [{ category: 'S', rate: 2500, base: 80_000, vat: 20_000 }],
          taxTotal: 20_000,
          text: 'Maling af gang',
          quantity: '2.00',
          unit: 'EA',
          net: 80_000,
          vatCategory: 'S',
          vatRate: 2500,
        },
        {
          id: '2',
          vatParts: [{ category: 'S', rate: 2500, base: 20_000, vat: 5_000 }],
          taxTotal: 5_000,
          text: 'Spartling',
          quantity: '2.00',
          unit: 'EA',
          net: 20_000,
          vatCategory: 'S',
          vatRate: 2500,
        },
      ],
      vat: [{ category: 'S', rate: 2500, base: 100_000, vat: 25_000 }],
      totals: {
        lines: 100_000,
        net: 100_000,
        vat: 25_000,
        gross: 125_000,
        payable: 125_000,
        taxTotal: 25_000,
      },
      payment: [{ code: '93', account: 'FIK:71-87654321', card: '71', paymentId: '123456789012344' }],
      holdsCpr: false,
    })
  })

  it('reads the same invoice the same from Peppol, but for what the formats say differently', () => {
    const { format, accountingCost, payment, supplier, buyer, profile, lines, ...rest } = invoiceOf(
      utf8(oioublXml()),
    )
    const other = invoiceOf(utf8(peppolXml()))
    expect(other).toMatchObject({ ...rest, format: 'peppol' })
    expect(other.lines).toEqual(lines.map(({ vatParts: _, taxTotal: __, ...line }) => line))
    expect(other.supplier).toEqual({ ...supplier, endpoint: '0184:24256790' })
    expect(other.buyer).toEqual({ ...buyer, endpoint: '0088:5798009811578' })
    expect(other.payment).toEqual([{ code: '42', account: 'BANK:5301-0001234567' }])
  })

  it.each([oioublXml, peppolXml])('reads a credit note and the invoice that it corrects', (xml) => {
    expect(invoiceOf(utf8(xml({ kind: 'CreditNote' })))).toMatchObject({
      kind: 'creditNote',
      corrects: 'F-2024-101',
      lines: [{ quantity: '2.00', net: 80_000 }, { net: 20_000 }],
      totals: { gross: 125_000 },
    })
  })

  it.each([oioublXml, peppolXml])('reads the earlier invoice that an invoice names', (xml) => {
    const billing =
      '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-900</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>'
    const document = xml().replace('<cac:AccountingSupplierParty>', `${billing}$&`)
    expect(invoiceOf(utf8(document))).toMatchObject({ kind: 'invoice', corrects: 'F-900' })
  })

  it('knows a Danish party however its country is written', () => {
    const bare = peppolXml()
      .replace(/<cbc:EndpointID schemeID="0184">[^<]*<\/cbc:EndpointID>/, '')
      .replaceAll('<cbc:IdentificationCode>DK', '<cbc:IdentificationCode>dk')
      .replace(/<cbc:CompanyID schemeID="0184">/g, '<cbc:CompanyID>')
    expect(invoiceOf(utf8(bare)).supplier).toMatchObject({ cvr: '24256790', country: 'DK' })
  })

  it('reads a location number beside the one that the buyer is addressed by', () => {
    expect(invoiceOf(utf8(peppolXml()))).not.toHaveProperty('otherGlns')
    const delivered = (id: string) =>
      peppolXml().replace(
        '<cac:AccountingSupplierParty>',
        `<cac:Delivery><cac:DeliveryLocation><cbc:ID schemeID="0088">${id}</cbc:ID></cac:DeliveryLocation></cac:Delivery>$&`,
      )
    expect(invoiceOf(utf8(delivered('5790000000005')))).not.toHaveProperty('otherGlns')
    const identified = peppolXml().replace(
      /(<cac:AccountingCustomerParty>.*?<\/cbc:EndpointID>)/s,
      '$1<cac:PartyIdentification><cbc:ID schemeID="GLN">5790000000005</cbc:ID></cac:PartyIdentification>',
    )
    expect(invoiceOf(utf8(identified))).toMatchObject({
      gln: '5798009811578',
      otherGlns: ['5790000000005'],
    })
  })

  it('takes TaxExclusiveAmount for the VAT in OIOUBL and for the net amount in Peppol', () => {
    const total = monetaryTotal({ exclusive: '300.00' })
    expect(invoiceOf(oioubl({ total })).totals).toMatchObject({ net: 100_000, vat: 30_000 })
    expect(invoiceOf(peppol({ total })).totals).toMatchObject({ net: 30_000, vat: 25_000 })
  })

  it('adds the rounding to the gross amount in Peppol; in OIOUBL it stands there already', () => {
    const more = '<cbc:PayableRoundingAmount currencyID="DKK">0.25</cbc:PayableRoundingAmount>'
    const total = monetaryTotal({ exclusive: '1000.00', more, payable: '1250.25' })
    expect(invoiceOf(peppol({ total })).totals).toMatchObject({ gross: 125_025, payable: 125_025 })
    const rounded = monetaryTotal({ exclusive: '250.00', more, inclusive: '1250.25' })
    expect(invoiceOf(oioubl({ total: rounded })).totals).toMatchObject({ gross: 125_025, payable: 125_025 })
  })

  it('counts excise duties of OIOUBL to the cost, not to the VAT', () => {
    const tax =
      taxTotal('250.00', '1000.00', 'StandardRated', '63') + taxTotal('40.00', '160.00', 'Excise', '31')
    const total = monetaryTotal({ exclusive: '290.00', inclusive: '1290.00' })
    const { totals, vat } = invoiceOf(oioubl({ tax, total }))
    expect(totals).toEqual({
      lines: 100_000,
      net: 104_000,
      vat: 25_000,
      gross: 129_000,
      payable: 129_000,
      excise: 4_000,
      taxTotal: 29_000,
    })
    expect(vat).toHaveLength(1)
  })

  it('leaves a VAT total in another currency out of Peppol’s sums', () => {
    const foreign = '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">370.00</cbc:TaxAmount></cac:TaxTotal>'
    const tax = foreign + taxTotal('250.00', '1000.00', 'S', 'VAT')
    expect(invoiceOf(peppol({ tax })).totals.vat).toBe(25_000)
  })

  it.each([
    ['42', '<cbc:ID>1234567890</cbc:ID>', undefined],
    [
      '42',
      '<cbc:ID>1234567890</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>5301</cbc:ID></cac:FinancialInstitutionBranch>',
      'BANK:5301-1234567890',
    ],
    ['58', '<cbc:ID>DK50 0040 0440 1162 43</cbc:ID>', 'IBAN:DK5000400440116243'],
    ['31', '<cbc:ID>dk5000400440116243</cbc:ID>', 'IBAN:DK5000400440116243'],
    ['50', '<cbc:ID>1234567</cbc:ID>', 'GIRO:01-1234567'],
    ['93', '<cbc:ID>87654321</cbc:ID>', 'FIK:71-87654321'],
    ['97', '', 'NEMKONTO'],
    ['48', '<cbc:ID>1234</cbc:ID>', undefined],
  ])('reads payment means %s', (code, account, expected) => {
    const id = code === '50' ? '01#1234567890123456' : '71#123456789012344'
    const payment = `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode><cbc:PaymentID>${id}</cbc:PaymentID><cac:PayeeFinancialAccount>${account}</cac:PayeeFinancialAccount></cac:PaymentMeans>`
    const [means] = invoiceOf(peppol({ payment })).payment
    expect(means?.code).toBe(code)
    expect(means?.account).toBe(expected)
    // What stands there but is no account is told apart from nothing.
    expect(means?.unreadable).toBe(code === '42' && !expected ? true : undefined)
  })

  it('leaves absent what the rules judge: parties, GLN, references, payment', () => {
    const invoice = invoiceOf(oioubl({ supplier: '', buyer: '', payment: '', delivery: '', references: '' }))
    expect(invoice).toMatchObject({ supplier: { name: '' }, buyer: { name: '' }, payment: [] })
    for (const key of ['gln', 'orderedBy', 'orderNumber', 'dueDate', 'deliveryDate'])
      expect(invoice).not.toHaveProperty(key)
  })

  it('reads fillers as nothing', () => {
    const references = '<cac:OrderReference><cbc:ID>N/A</cbc:ID></cac:OrderReference>'
    expect(invoiceOf(oioubl({ references })).orderNumber).toBeUndefined()
  })

  it('tells lines of one number apart', () => {
    const tax = taxTotal('250.00', '1000.00', 'StandardRated', '63')
    const lines = ['a', 'b', 'c'].map((t) => line('Invoice', '7', t, '1000.00', tax)).join('')
    expect(invoiceOf(oioubl({ lines })).lines.map((l) => l.id)).toEqual(['7', '7#2', '7#3'])
  })

  it('takes a line’s VAT from the document where the line says nothing and only one rate is there', () => {
    const lines = line('Invoice', '1', 'Alt', '1000.00', '')
    expect(invoiceOf(oioubl({ lines })).lines[0]).toMatchObject({ vatCategory: 'S', vatRate: 2500 })
    const tax = taxTotal('250.00', '1000.00', 'StandardRated', '63') + taxTotal('0', '0', 'ZeroRated', '63')
    expect(failureOf(oioubl({ lines, tax })).code).toBe('DOC_FIELD_MISSING')
  })

  it('reads 400 lines', () => {
    const tax = taxTotal('250.00', '1000.00', 'StandardRated', '63')
    const lines = Array.from({ length: 400 }, (_, i) => line('Invoice', String(i), 'x', '2.50', tax)).join('')
    expect(invoiceOf(oioubl({ lines })).lines).toHaveLength(400)
  })
})

describe('encodings', () => {
  const named = (encoding: string) => oioublXml({ encoding })
  it.each([
    ['UTF-8', utf8(named('UTF-8'))],
    ['UTF-8 with a mark', utf8(`\uFEFF${named('utf-8')}`)],
    ['UTF-16', utf16(named('UTF-16'))],
    ['UTF-16 without a mark', utf16(named('UTF-16')).subarray(2)],
    ['ISO-8859-1', latin1(named('ISO-8859-1'))],
    ['Windows-1252', latin1(named('windows-1252'))],
  ])('reads %s', (_, bytes) => {
    expect(invoiceOf(bytes).supplier.city).toBe('Ærøskøbing')
  })

  it.each([
    ['Latin-1 that says UTF-8', latin1(named('UTF-8'))],
    ['UTF-8 that says UTF-16', utf8(named('UTF-16'))],
    ['UTF-16 that says UTF-8', utf16(named('UTF-8'))],
    ['a mark of UTF-8 over Latin-1', utf8(`\uFEFF${named('ISO-8859-1')}`)],
    ['an encoding that nobody uses', utf8(named('EBCDIC-CP-DK'))],
  ])('refuses %s', (_, bytes) => {
    expect(failureOf(bytes).code).toBe('DOC_ENCODING')
  })

  it('brings letters to one form', () => {
    const decomposed = oioublXml().normalize('NFD')
    expect(invoiceOf(utf8(decomposed)).supplier.city).toBe('Ærøskøbing'.normalize('NFC'))
  })
})

describe('what is no invoice', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${oioublXml().replace(/^.*\n/, '')}`
  const deep = `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'DOC_EMPTY'],
    ['white space', utf8(' \n '), 'DOC_NOT_XML'],
    ['a text', utf8('Faktura nr. 1'), 'DOC_NOT_XML'],
    ['a zip archive', new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0, 0x80]), 'DOC_NOT_XML'],
    ['a PDF', utf8('%PDF-1.7'), 'DOC_NOT_XML'],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'DOC_ENCODING'],
    ['half a document', utf8(oioublXml().slice(0, 900)), 'DOC_NOT_XML'],
    ['two roots', utf8(`${oioublXml()}<a/>`), 'DOC_NOT_XML'],
    ['a NUL', utf8(oioublXml().replace('gang', 'ga\0ng')), 'DOC_NOT_XML'],
    ['an unknown entity', utf8(oioublXml().replace('gang', '&aring;')), 'DOC_NOT_XML'],
    ['a prefix without a namespace', utf8(oioublXml().replace('<cbc:ID>', '<abc:ID>')), 'DOC_NOT_XML'],
    ['an entity bomb', utf8(bomb), 'DOC_DOCTYPE'],
    ['a DOCTYPE after comments', utf8(`<!-- a --><?b c?>\n<!DOCTYPE html><html/>`), 'DOC_DOCTYPE'],
    ['200,000 elements in one another', utf8(deep), 'DOC_TOO_DEEP'],
    ['too many elements', utf8(`<a>${'<b/>'.repeat(MAX_ELEMENTS)}</a>`), 'DOC_TOO_LARGE'],
    [
      'more text than a record may hold',
      utf8(oioublXml({ parts: { lines: tooMuchText() } })),
      'DOC_TOO_LARGE',
    ],
    ['too many bytes', new Uint8Array(MAX_BYTES + 1), 'DOC_TOO_LARGE'],
    ['a page', utf8('<html/>'), 'DOC_UNKNOWN_FORMAT'],
    ['an Invoice of nobody’s', utf8('<Invoice/>'), 'DOC_UNKNOWN_FORMAT'],
    [
      'another customization',
      oioubl({ customization: '<cbc:CustomizationID>X</cbc:CustomizationID>' }),
      'DOC_UNKNOWN_FORMAT',
    ],
    ['no customization', oioubl({ customization: '' }), 'DOC_UNKNOWN_FORMAT'],
  ])('refuses %s', (_, bytes, code) => {
    expect(failureOf(bytes).code).toBe(code)
  })

  it('stops at the line that is one too many', () => {
    const lines = '<cac:InvoiceLine/>'.repeat(MAX_LINES + 1)
    expect(failureOf(oioubl({ lines })).code).toBe('DOC_TOO_MANY_LINES')
  })

  it('counts depth as the standards’ elements lie', () => {
    const within = '<cac:X>'.repeat(MAX_DEPTH - 1) + '</cac:X>'.repeat(MAX_DEPTH - 1)
    expect(readInvoice(oioubl({ delivery: within }))).toHaveProperty('invoice')
    const beyond = `<cac:X>${within}</cac:X>`
    expect(failureOf(oioubl({ delivery: beyond })).code).toBe('DOC_TOO_DEEP')
  })

  it.each<[string, RegExp, string, string]>([
    ['no number', /<cbc:ID>F-2024-117<\/cbc:ID>/, '', 'DOC_FIELD_MISSING /Invoice/ID'],
    ['an empty number', /F-2024-117/, ' ', 'DOC_FIELD_MISSING /Invoice/ID'],
    ['two numbers', /<cbc:ID>F-/, '<cbc:ID>X</cbc:ID><cbc:ID>F-', 'DOC_FIELD_INVALID /Invoice/ID'],
    ['no issue date', /<cbc:IssueDate>.*?<\/cbc:IssueDate>/, '', 'DOC_FIELD_MISSING /Invoice/IssueDate'],
    ['a day that is none', /2024-03-04/, '2024-02-30', 'DOC_FIELD_INVALID /Invoice/IssueDate'],
    ['a Danish date', /2024-03-04/, '04-03-2024', 'DOC_FIELD_INVALID /Invoice/IssueDate'],
    [
      'no currency',
      /<cbc:DocumentCurrencyCode>DKK<\/cbc:DocumentCurrencyCode>/,
      '',
      'DOC_FIELD_MISSING /Invoice/DocumentCurrencyCode',
    ],
    ['a pro forma invoice', />380</, '>325<', 'DOC_FIELD_INVALID /Invoice/InvoiceTypeCode'],
    ['a credit note under an invoice’s root', />380</, '>381<', 'DOC_FIELD_INVALID /Invoice/InvoiceTypeCode'],
    [
      'no kind',
      /<cbc:InvoiceTypeCode>.*?<\/cbc:InvoiceTypeCode>/,
      '',
      'DOC_FIELD_MISSING /Invoice/InvoiceTypeCode',
    ],
    ['no lines', /<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/, '', 'DOC_FIELD_MISSING /Invoice/InvoiceLine'],
    [
      'no totals',
      /<cac:LegalMonetaryTotal>.*?<\/cac:LegalMonetaryTotal>/,
      '',
      'DOC_FIELD_MISSING /Invoice/LegalMonetaryTotal',
    ],
    [
      'a comma in an amount',
      />200.00<\/cbc:LineExt/,
      '>200,00</cbc:LineExt',
      'DOC_FIELD_INVALID /Invoice/InvoiceLine[2]/LineExtensionAmount',
    ],
    [
      'a fraction of an øre',
      />200.00<\/cbc:LineExt/,
      '>200.001</cbc:LineExt',
      'DOC_FIELD_INVALID /Invoice/InvoiceLine[2]/LineExtensionAmount',
    ],
    [
      'an amount in another currency',
      /currencyID="DKK">200.00<\/cbc:LineExt/,
      'currencyID="EUR">200.00</cbc:LineExt',
      'DOC_FIELD_INVALID /Invoice/InvoiceLine[2]/LineExtensionAmount',
    ],
    [
      'a category that is none',
      /StandardRated/,
      'Reduced',
      'DOC_FIELD_INVALID /Invoice/TaxTotal/TaxSubtotal/TaxCategory/ID',
    ],
    [
      'a standard rate without a figure',
      /<cbc:Percent>25<\/cbc:Percent>/,
      '',
      'DOC_FIELD_MISSING /Invoice/TaxTotal/TaxSubtotal/TaxCategory/Percent',
    ],
    ['a number without end', /F-2024-117/, 'F'.repeat(101), 'DOC_FIELD_INVALID /Invoice/ID'],
  ])('refuses %s and says where', (_, part, instead, expected) => {
    const { code, detail } = failureOf(utf8(oioublXml().replace(part, instead)))
    expect(`${code} ${detail}`).toBe(expected)
  })
})

describe('CPR numbers', () => {
  it('are masked in every text and found', () => {
    const lines = line(
      'Invoice',
      '1',
      'Kørsel for 010190-1234',
      '1000.00',
      taxTotal('250.00', '1000.00', 'StandardRated', '63'),
    )
    const invoice = invoiceOf(oioubl({ lines }))
    expect(invoice.holdsCpr).toBe(true)
    expect(invoice.lines[0]?.text).toBe('Kørsel for XXXXXX-XXXX')
  })

  it('are found where no field is read from', () => {
    const delivery =
      '<cac:Delivery><cac:DeliveryParty><cac:PartyName><cbc:Name>0101901234</cbc:Name></cac:PartyName></cac:DeliveryParty></cac:Delivery>'
    expect(invoiceOf(oioubl({ delivery })).holdsCpr).toBe(true)
  })

  it('are found in notes, and leave no trace in what is read', () => {
    const head = '</cbc:DocumentCurrencyCode><cbc:Note>Vedr. borger 0101901234</cbc:Note>'
    const invoice = invoiceOf(utf8(peppolXml().replace('</cbc:DocumentCurrencyCode>', head)))
    expect(invoice.holdsCpr).toBe(true)
    expect(JSON.stringify(invoice)).not.toContain('0101901234')
  })

  it('are masked under their own scheme, whatever the digits', () => {
    const supplier =
      '<cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="DK:CPR">1111111118</cbc:EndpointID><cac:PartyLegalEntity><cbc:CompanyID schemeID="DK:CPR">9911111118</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>'
    const invoice = invoiceOf(oioubl({ supplier }))
    expect(invoice.holdsCpr).toBe(true)
    expect(invoice.supplier).toEqual({ name: '', endpoint: 'DK:CPR:XXXXXX-XXXX' })
    expect(JSON.stringify(invoice)).not.toMatch(/1{6,}/)
  })

  it('are not looked for in payment fields, nor in the document’s own number', () => {
    const payment =
      '<cac:PaymentMeans><cbc:PaymentMeansCode>42</cbc:PaymentMeansCode><cbc:PaymentID>0101901234</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>0101901234</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>5301</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>'
    const xml = oioublXml({ parts: { payment } }).replace('F-2024-117', '010190-1234')
    const invoice = invoiceOf(utf8(xml))
    expect(invoice).toMatchObject({
      holdsCpr: false,
      number: '010190-1234',
      payment: [{ account: 'BANK:5301-0101901234' }],
    })
  })

  it('as the reference person are masked with and without a hyphen', () => {
    const xml = oioublXml().replace('>ANHA<', '>0101901234<')
    expect(invoiceOf(utf8(xml)).orderedBy).toBe('XXXXXX-XXXX')
  })
})

describe('any bytes', () => {
  /** Enough that every kind of damage meets every kind of field; the seed is fixed so that a failure can be repeated. */
  const RUNS = 2_500
  const codes = new Set<string>(Object.keys(ERRORS))
  const valid = [oioublXml(), peppolXml(), oioublXml({ kind: 'CreditNote' })].map(utf8)
  const damage = fc.oneof(
    fc.record({ at: fc.nat(), remove: fc.nat(8), insert: fc.uint8Array({ maxLength: 6 }) }),
    fc.record({ at: fc.nat(), remove: fc.nat(400), insert: fc.constant(new Uint8Array()) }),
    fc.record({
      at: fc.nat(),
      remove: fc.nat(3),
      insert: fc
        .constantFrom('<', '&', '"', '</a>', '<!DOCTYPE', '<![CDATA[', '-', '0', ' ', '\0', '&#0;', '\u0085')
        .map(utf8),
    }),
  )

  it('give a verdict: never a throw, a failure always with a code and a place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...valid),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        (bytes, damages) => {
          const broken = damages.reduce((b, { at, remove, insert }) => {
            const from = at % (b.length + 1)
            return new Uint8Array([...b.subarray(0, from), ...insert, ...b.subarray(from + remove)])
          }, bytes)
          const reading = readInvoice(broken)
          if ('failure' in reading) {
            expect(codes.has(reading.failure.code)).toBe(true)
            expect(reading.failure.detail).not.toBe('')
          } else {
            expect(Number.isSafeInteger(reading.invoice.totals.gross)).toBe(true)
          }
        },
      ),
      { numRuns: RUNS, seed: 20240304 },
    )
  })

  it('of no document at all give a verdict too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readInvoice(bytes)).toHaveProperty('failure')
      }),
      { numRuns: RUNS, seed: 20240304 },
    )
  })
})
