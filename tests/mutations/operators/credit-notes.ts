/** Credit notes, which are right by the same figures and point at an invoice. */
import {
  change,
  dropAll,
  dropOne,
  type Edit,
  everywhere,
  isInvoice,
  only,
  otherDigit,
  plusOre,
  timesAmount,
  to,
  together,
} from '../edit.ts'
import { AMOUNT_SIGN, CORRECTS, CVR, GLN, GONE, LINE_FIGURES, SUMS, UNREADABLE, VAT } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { local, setText, text, walk } from '../xml.ts'

const TOTAL = 'LegalMonetaryTotal'
const credit = (edit: Edit): Edit => only((root) => !isInvoice(root), edit)
const create = operatorsOf('credit notes')
const of = (name: string, expected: readonly string[], edit: Edit) => create(name, expected, credit(edit))

export const CREDIT_NOTES = [
  of('more credited than the lines say', SUMS, change(`${TOTAL}/PayableAmount`, plusOre(9000, -700))),
  of(
    'a credited line off by an øre',
    [...SUMS, ...LINE_FIGURES],
    change('CreditNoteLine/LineExtensionAmount', plusOre(1, -1)),
  ),
  of('a credited line taken out', [...SUMS, ...GONE], dropOne('CreditNoteLine')),
  of(
    'the price of a credited line is another',
    LINE_FIGURES,
    change('CreditNoteLine/Price/PriceAmount', timesAmount(2)),
  ),
  of(
    'the VAT credited is another',
    [...VAT, ...SUMS],
    change('TaxTotal/TaxSubtotal/TaxAmount', plusOre(1000)),
  ),
  of('corrects no invoice', CORRECTS, dropAll('BillingReference')),
  of('says it is an invoice', UNREADABLE, change('CreditNoteTypeCode', to('380'))),
  of(
    'a credited CVR number with a wrong digit',
    CVR,
    everywhere('AccountingSupplierParty/Party/PartyLegalEntity/CompanyID', otherDigit),
  ),
  of(
    'a credited EAN number with a wrong digit',
    GLN,
    everywhere('AccountingCustomerParty/Party/EndpointID', otherDigit),
  ),
  of(
    'a negative credit note, all in order',
    AMOUNT_SIGN,
    together((root) => {
      for (const e of walk(root)) {
        if (/Amount$/.test(local(e.name)) && local(e.name) !== 'PriceAmount')
          setText(e, timesAmount(-1)(text(e), 0))
        if (local(e.name) === 'CreditedQuantity') setText(e, `-${text(e)}`)
      }
      return true
    }),
  ),
]
