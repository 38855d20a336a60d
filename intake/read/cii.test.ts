import { describe, expect, it } from 'vitest'
import { ciiXml } from './cii-sample.test-support.ts'
import { readInvoice } from './read.ts'
import { peppolXml } from './samples.ts'

const read = (xml: string) => readInvoice(Buffer.from(xml))
const invoiceOf = (xml: string) => {
  const reading = read(xml)
  if ('failure' in reading) throw new Error(`${reading.failure.code} at ${reading.failure.detail}`)
  return reading.invoice
}

describe('CII', () => {
  it('is read as the same invoice that Peppol has', () => {
    const { payment: _, profile: __, totals, lines, ...peppol } = invoiceOf(peppolXml())
    const cii = invoiceOf(ciiXml())
    expect(cii).toMatchObject({ ...peppol, format: 'cii', totals })
    expect(cii.lines.map((l) => [l.net, l.text])).toEqual(lines.map((l) => [l.net, l.text]))
    expect(cii.lines[0]).toMatchObject({ quantity: '2', unit: 'EA', price: '400.00' })
    expect(cii.payment).toEqual([{ code: '58', account: 'IBAN:DK5000400440116243' }])
  })

  it('is a credit note by its type', () => {
    expect(invoiceOf(ciiXml({ typeCode: '381' })).kind).toBe('creditNote')
  })

  it.each([
    [ciiXml({ customization: 'urn:example:other' }), 'DOC_UNKNOWN_FORMAT'],
    [ciiXml({ typeCode: '325' }), 'DOC_FIELD_INVALID'],
    [ciiXml().replace('20240304', '4 March'), 'DOC_FIELD_INVALID'],
    [
      ciiXml().replace(/<ram:IncludedSupply[\s\S]*<\/ram:IncludedSupplyChainTradeLineItem>/, ''),
      'DOC_FIELD_MISSING',
    ],
    [ciiXml().replace('CrossIndustryInvoice:100', 'CrossIndustryInvoice:25'), 'DOC_UNKNOWN_FORMAT'],
  ])('is refused where it is no invoice that we read', (xml, code) => {
    expect(read(xml)).toMatchObject({ failure: { code } })
  })

  it('finds a citizen’s number where the mapping does not look, and not in its own number', () => {
    const contact =
      '<ram:DefinedTradeContact><ram:PersonName>Borger 251248-9996</ram:PersonName></ram:DefinedTradeContact>'
    const named = ciiXml().replace('<ram:Name>Skolen ved Søen</ram:Name>', `$&${contact}`)
    expect(invoiceOf(named).holdsCpr).toBe(true)
    expect(invoiceOf(ciiXml().replace('F-2024-117', '240115-0001')).holdsCpr).toBe(false)
  })
})
