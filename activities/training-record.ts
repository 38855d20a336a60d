/**
 * What an invoice that was handled here tells a training: its own lines, as they are asked when one arrives, not the parts in which people booked them. With
 * each comes what its label is worth, so that a proof knows the life that has been lived.
 */
import type { Mixed } from '../domain/coding/codebook.ts'
import type { CodedLine } from '../domain/coding/coding.ts'
import { dayOf } from '../domain/coding/line.ts'
import { linesOf } from '../domain/coding/lines.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import { givenChance, isDrawn } from '../domain/invoice/route.ts'
import { ROBOT_USER } from '../erp/port.ts'
import type { EndedRecord } from '../store/records-read-again.ts'
import { postingDate } from './accounts.ts'
import { hadInSight } from './in-sight.ts'

type Worth = Pick<TrainingLine, 'aided' | 'apart' | 'inclusion' | 'undrawn'>
type Label = Pick<TrainingLine, 'account' | 'costCentre' | 'unseen' | 'mixed'>

const NOBODYS: Label = { account: '', costCentre: '', unseen: true }

/**
 * `openSince`: since then one that was drawn waits for its label. What was drawn, or might have been, from that moment on is left out of the proof: posted unseen at
 * once and drawn for days, the draws that wait would be missing from it, and with them the newest errors.
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

/** Of what the robot posted: that nobody has seen it. */
function worthUnseen({ routed }: EndedRecord, open: boolean): Worth | undefined {
  const inclusion = open || !routed ? undefined : givenChance(routed)
  return inclusion === undefined ? undefined : { inclusion }
}

/** Of what people coded; undefined where they did not. */
function worthOf(record: EndedRecord, open: boolean): Worth | undefined {
  const { routed, outcome, wasShown } = record
  const coded = outcome.lines !== undefined || outcome.linesUnknown === true
  // A posting of the robot that another installation made is the robot's all the same.
  if (!coded || outcome.by === ROBOT_USER) return undefined
  const sight = hadInSight(record, outcome)
  const aided = sight ? { aided: true } : {}
  if (!routed) return aided
  const { route } = routed
  const drawn = isDrawn(route)
  const inclusion = givenChance(routed)
  // Before the chance was kept the others among which it was drawn are missing.
  if (inclusion === undefined) return drawn || route.to === 'robot' ? { ...aided, apart: true } : aided
  if (open) return { ...aided, apart: true }
  return drawn && !sight && !wasShown ? { inclusion } : { ...aided, inclusion, undrawn: true }
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
