/**
 * What an invoice that was handled here tells a training: its own lines, as they are asked when one arrives, not the parts in which people booked them. With
 * each comes what its label is worth, so that a proof knows the life that has been lived.
 */
import type { Mixed } from '../domain/coding/codebook.ts'
import type { CodedLine } from '../domain/coding/coding.ts'
import { modelOfLearned } from '../domain/coding/learned.ts'
import { dayOf } from '../domain/coding/line.ts'
import { linesOf } from '../domain/coding/lines.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import { controlRate } from '../domain/control/area.ts'
import { ROBOT_USER } from '../erp/port.ts'
import type { EndedRecord } from '../store/records.ts'
import { postingDate } from './accounts.ts'
import { hadInSight } from './in-sight.ts'

type Worth = Pick<TrainingLine, 'aided' | 'apart' | 'inclusion'>
type Label = Pick<TrainingLine, 'account' | 'costCentre' | 'unseen' | 'mixed'>

const NOBODYS: Label = { account: '', costCentre: '', unseen: true }

/**
 * `openSince`: since then a control draw waits for its label. What the learned coder decided from that moment on is left out of the proof: posted unseen at once and
 * drawn for days, the draws that wait would be missing from it, and with them the newest errors.
 */
export function linesOfRecord(record: EndedRecord, openSince?: Date): readonly TrainingLine[] {
  const { _id, invoice, parties, outcome } = record
  // A credit note's coding is another invoice's.
  if (!invoice?.gln || !parties?.creditorNo || invoice.kind === 'creditNote') return []
  const unseen = outcome.end === 'postedByRobot'
  const open = openSince !== undefined && record.routed !== undefined && record.routed.at >= openSince
  const worth = unseen ? worthUnseen(record, open) : worthOf(record, open)
  if (!worth) return []
  const facts = linesOf(invoice, parties.creditorNo, dayOf(postingDate(outcome.at)))
  return facts.map((line, i) => ({
    ...line,
    lineId: `${_id}/${i + 1}`,
    ...(unseen ? NOBODYS : labelOf(record, line.lineId)),
    ...worth,
  }))
}

/** Of the robot's postings those that a learned coder decided are known to its proof. */
function worthUnseen(record: EndedRecord, open: boolean): Worth | undefined {
  const inclusion = open ? undefined : inclusionOf(record)
  return inclusion === undefined ? undefined : { inclusion }
}

/** Of what people coded; undefined where they did not. */
function worthOf(record: EndedRecord, open: boolean): Worth | undefined {
  const { routed, outcome } = record
  const coded = outcome.lines !== undefined || outcome.linesUnknown === true
  // A posting of the robot that another installation made is the robot's all the same.
  if (!coded || outcome.by === ROBOT_USER) return undefined
  if (hadInSight(record, outcome)) return { aided: true }
  if (routed?.route.to === 'robot') return { apart: true }
  const inclusion = routed?.route.reason === 'WAY_CONTROL' ? inclusionOf(record) : undefined
  if (inclusion === undefined) return {}
  return open ? { apart: true } : { inclusion }
}

/** The chance that people were to code it although the learned coder was sure; undefined where that did not decide. */
function inclusionOf({ proposal, suggestion, routed }: EndedRecord): number | undefined {
  const decided = proposal && suggestion?.mightDecide && modelOfLearned(proposal) !== undefined
  return decided && routed?.mode ? controlRate(routed.mode) : undefined
}

function labelOf(record: EndedRecord, lineId: string): Label {
  const { outcome, proposal } = record
  const account = accountOf(outcome.lines?.filter((part) => part.lineId === lineId) ?? [])
  if (typeof account !== 'string') return { account: '', costCentre: '', ...account }
  const shown = proposal?.lines.find((line) => line.lineId === lineId)?.coding?.account
  return hadInSight(record, outcome) && account === shown ? NOBODYS : { account, costCentre: '' }
}

/** The one account of all parts of a line. */
function accountOf([first, ...others]: readonly CodedLine[]): string | { readonly mixed: Mixed } {
  if (!first) return { mixed: 'untold' }
  const { account } = first.coding
  return others.every(({ coding }) => coding.account === account) ? account : { mixed: 'split' }
}
