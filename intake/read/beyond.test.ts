/** What is read besides the invoice proper: what makes a person look. */
import { describe, expect, it } from 'vitest'
import { cpr } from '../../domain/rules/form/cpr.ts'
import { readCitizens } from './citizens.ts'
import { MAX_CPR_PLACES } from './limits.ts'
import { readInvoice } from './read.ts'
import { oioublXml, peppolXml } from './samples.ts'

function invoiceOf(xml: string) {
  const reading = readInvoice(Buffer.from(xml))
  if ('failure' in reading) throw new Error(`${reading.failure.code} at ${reading.failure.detail}`)
  return reading.invoice
}
const behindDate = (added: string) => oioublXml().replace('</cbc:IssueDate>', `</cbc:IssueDate>${added}`)

describe('beside the invoice proper', () => {
  it.each([
    ['a name turned round', oioublXml().replace('>Malermester', '>\u202eMalermester'), 'reversing', true],
    ['a number with nothing in it', oioublXml().replace('F-2024-117', 'F-2024\u200b-117'), 'invisible', true],
    ['the same by its number', oioublXml().replace('F-2024-117', 'F-2024&#x200b;-117'), 'invisible', true],
    ['a Cyrillic letter', oioublXml().replace('>Malermester', '>М\u0061lermester'), 'lookalike', true],
    ['full-width digits', oioublXml().replace('F-2024-117', 'F-２０２４-117'), 'lookalike', true],
    ['a soft hyphen in a line', oioublXml().replace('Maling', 'Ma\u00adling'), 'invisible', false],
    ['a link', behindDate('<cac:X><cbc:URI>http://127.0.0.1:9/</cbc:URI></cac:X>'), 'outside', false],
  ])('%s is told', (_, xml, what, inIdentity) => {
    expect(invoiceOf(xml).oddities?.[0]).toMatchObject({ what, inIdentity })
  })

  it.each([
    [
      'Danish and other Latin letters',
      oioublXml().replace('Spartling', 'Crème brûlée, Łódź – 5 µm, 25 °C, €'),
    ],
    ['a name that is Greek throughout', oioublXml().replace('Spartling', 'Ελλάδα')],
    ['letters in two parts', oioublXml().normalize('NFD')],
  ])('%s are nothing strange', (_, xml) => {
    expect(invoiceOf(xml).oddities).toBeUndefined()
  })

  it('knows a copy, a strange profile, and who else is to be paid', () => {
    expect(invoiceOf(behindDate('<cbc:CopyIndicator>true</cbc:CopyIndicator>')).copy).toBe(true)
    const strange = peppolXml().replace('billing:01:1.0', 'ordering:01:1.0')
    expect(invoiceOf(strange).profileKnown).toBe(false)
    const payee =
      '<cac:PayeeParty><cac:PartyName><cbc:Name>Kvik Finans</cbc:Name></cac:PartyName></cac:PayeeParty>'
    expect(invoiceOf(behindDate(payee)).payee).toEqual({ name: 'Kvik Finans' })
  })

  it('masks a citizen’s number in the name of an attachment, and says where it stood', () => {
    const file = (name: string) =>
      behindDate(
        `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject filename="${name}">AAAA</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`,
      )
    const found = invoiceOf(file('plan_2512489996_2022.pdf'))
    expect(found.attachments?.join()).not.toContain('2512489996')
    expect(found.cprAt).toEqual([
      '/Invoice/AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject',
    ])
    expect(invoiceOf(file('følgeseddel 2022-01.pdf')).holdsCpr).toBe(false)
  })

  it('masks and keeps every citizen’s number, also of those too many to tell, and is then not sure', () => {
    const numbers = Array.from({ length: 25 }, (_, i) => `0101${String(10 + i)}1234`)
    const xml = behindDate(numbers.map((n) => `<cbc:Note>CPR-nr. ${n}</cbc:Note>`).join(''))
    const invoice = invoiceOf(xml)
    expect(invoice.notes).toHaveLength(25)
    for (const n of numbers) expect(JSON.stringify(invoice)).not.toContain(n)
    expect(invoice).toMatchObject({ holdsCpr: true })
    expect(invoice.cprAt).toHaveLength(MAX_CPR_PLACES)
    expect(invoice.cprSure).toBeUndefined()
    expect(readCitizens(Buffer.from(xml))).toEqual(numbers)
    const context = { invoice, institution: { area: 'a', costCentre: '1', cprToErp: true }, creditors: [] }
    const found = cpr.check({ ...context, receivedAt: '2024-03-10T09:00:00Z' })
    expect(new Set(found.map((f) => f.severity))).toEqual(new Set(['manual']))
  })

  it('counts a filler as no reference', () => {
    for (const filler of ['NA', '-', '0', 'x', 'ukendt', '…'])
      expect(invoiceOf(peppolXml().replace('>ANHA<', `>${filler}<`)).orderedBy).toBeUndefined()
  })
})
