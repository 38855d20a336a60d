/** How an OIOUBL invoice asks to be paid: payment slip, IBAN or Danish bank account. */
import type { Paper } from './document.ts'
import { MUNICIPALITY } from './municipality.ts'
import { codeList } from './oioubl-parts.ts'
import { type Element, leaf, node } from './xml.ts'

const channel = (code: string): Element =>
  leaf('cbc:PaymentChannelCode', code, codeList('paymentchannelcode-1.1'))

export function paymentMeans(paper: Paper): Element {
  const { payee, paymentId } = paper
  const means = (code: string, ...rest: readonly Element[]): Element =>
    node(
      'cac:PaymentMeans',
      leaf('cbc:ID', '1'),
      leaf('cbc:PaymentMeansCode', code),
      leaf('cbc:PaymentDueDate', paper.dueDate),
      rest,
    )
  if (payee.by === 'fik') {
    return means(
      '93',
      channel('DK:FIK'),
      leaf('cbc:InstructionID', paymentId),
      leaf('cbc:PaymentID', '71'),
      node('cac:CreditAccount', leaf('cbc:AccountID', payee.creditor)),
    )
  }
  if (payee.by === 'iban') {
    return means(
      '31',
      channel('IBAN'),
      node(
        'cac:PayeeFinancialAccount',
        leaf('cbc:ID', payee.iban),
        leaf('cbc:PaymentNote', paper.number),
        node(
          'cac:FinancialInstitutionBranch',
          node('cac:FinancialInstitution', leaf('cbc:ID', MUNICIPALITY.exampleBic)),
        ),
      ),
    )
  }
  return means(
    '42',
    channel('DK:BANK'),
    node(
      'cac:PayeeFinancialAccount',
      leaf('cbc:ID', payee.account),
      leaf('cbc:PaymentNote', paper.number),
      node('cac:FinancialInstitutionBranch', leaf('cbc:ID', payee.registration)),
    ),
  )
}
