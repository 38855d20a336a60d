/**
 * What a finished invoice teaches. Lines that people coded enter the ledger with who coded them; what they coded by themselves is learned at once. The
 * robot's own postings teach nothing: they stand in their records only.
 */
import { type CodedLine, sameCoding } from '../domain/coding/coding.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { ROBOT_USER } from '../erp/port.ts'
import type { Label, LedgerLine } from '../store/ledger.ts'
import type { InvoiceRecord, Outcome } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { postingDate } from './accounts.ts'
import { judge } from './frozen.ts'
import { hadInSight } from './in-sight.ts'

export async function teach(
  store: Store,
  found: InvoiceRecord,
  invoice: Invoice,
  outcome: Outcome,
  coded: readonly CodedLine[],
): Promise<void> {
  const creditorNo = found.parties?.creditorNo
  if (creditorNo && invoice.kind === 'invoice')
    await store.amounts.add([{ creditorNo, id: found._id, on: invoice.issueDate, net: invoice.totals.net }])
  // A posting of the robot that another installation made is the robot's all the same.
  const byRobot = outcome.end === 'postedByRobot' || outcome.by === ROBOT_USER
  if (!creditorNo || !invoice.gln || byRobot) return
  const gln = invoice.gln
  const sign = invoice.kind === 'creditNote' ? -1 : 1
  const texts = new Map(invoice.lines.map((l) => [l.id, l.text]))
  const lines = coded.map(
    (line, part): LedgerLine => ({
      lineId: `${found._id}/${part + 1}`,
      documentId: found._id,
      bookedOn: postingDate(outcome.at),
      creditorNo,
      gln,
      text: texts.get(line.lineId) ?? '',
      coding: line.coding,
      net: sign * line.net,
      codedBy: { kind: 'person', id: outcome.by },
      label: labelOf(found, invoice, outcome, line),
      postedBy: outcome.end === 'codedInErp' ? outcome.by : ROBOT_USER,
      supplierInvoiceNo: invoice.number,
      invoiceDate: invoice.issueDate,
      learntAt: outcome.at,
    }),
  )
  await store.ledger.put(lines)
  await store.experience.learn(lines)
  const strong = coded.filter((_, i) => lines[i]?.label === 'strong')
  await judge(store, found, outcome, strong)
}

/**
 * Strong: a person coded it without a proposal in sight, or otherwise than proposed. An approval, and the same as was shown, is weak; so is a
 * credit note, whose coding is another invoice's.
 */
function labelOf(found: InvoiceRecord, invoice: Invoice, outcome: Outcome, line: CodedLine): Label {
  if (invoice.kind === 'creditNote') return 'weak'
  if (!hadInSight(found, outcome)) return 'strong'
  const proposed = found.proposal?.lines.find((l) => l.lineId === line.lineId)?.coding
  return proposed && sameCoding(proposed, line.coding) ? 'weak' : 'strong'
}
