/** What must be true of a night's invoices when it has ended, whatever was killed meanwhile. */
import { CONTROL_RATE } from '../../domain/control/area.ts'
import { draw } from '../../domain/control/draw.ts'
import { groupBy } from '../../domain/group.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'

export interface NightBooks {
  /** Of all documents that arrived: each of them right, in an area that is on, so only the control draw should send one to people. */
  readonly arrived: readonly InvoiceId[]
  readonly controlKey: string
  readonly records: readonly KeptInvoice[]
  readonly journal: readonly Booked[]
  /** Documents of the night on the ERP's manual work list, by invoice id. */
  readonly listed: readonly InvoiceId[]
  /** From the comparison of the three books. */
  readonly differences: readonly Finding[]
}

export interface KeptInvoice {
  readonly id: InvoiceId
  readonly end?: string
  readonly waitsFor?: string
  readonly quarantinedFor?: string
  /** Hashes of the bodies that were frozen for it. */
  readonly frozen: readonly string[]
}

export interface Booked {
  readonly id: InvoiceId
  /** Computed from the body that the ERP gives out. */
  readonly hash: string | undefined
}

export interface Finding {
  readonly id: string
  readonly code: string
}

export interface Verdict {
  readonly posted: number
  readonly waiting: Readonly<Record<string, number>>
  readonly quarantined: number
  /** Went to people though they were not drawn for the control sample. */
  readonly becauseOfFaults: number
  readonly differences: readonly Finding[]
}

export function judge(books: NightBooks): Verdict {
  const records = new Map(books.records.map((r) => [r.id, r]))
  const entries = groupBy(books.journal, (e) => e.id)
  const listed = new Set(books.listed)
  const found = books.arrived.flatMap((id) => {
    const record = records.get(id)
    const codes = record
      ? [...place(record), ...booked(record, entries.get(id) ?? []), ...people(record, listed, books)]
      : ['FAULTS_NOWHERE']
    return codes.map((code) => ({ id, code }))
  })
  const own = books.arrived.flatMap((id) => records.get(id) ?? [])
  const waiting = own.flatMap(({ end, waitsFor }) => (end === undefined && waitsFor ? [waitsFor] : []))
  return {
    posted: own.filter(({ end }) => end === 'postedByRobot').length,
    waiting: Object.fromEntries([...groupBy(waiting, (w) => w)].map(([why, all]) => [why, all.length])),
    quarantined: own.filter(isQuarantined).length,
    becauseOfFaults: waiting.filter((why) => why !== 'WAY_CONTROL').length,
    differences: [...books.differences, ...found],
  }
}

const isQuarantined = ({ end, quarantinedFor }: KeptInvoice): boolean =>
  end === undefined && quarantinedFor !== undefined

/** Posted by the robot, waiting, or quarantined: exactly one of them. Nobody else works in a rehearsal. */
function place(record: KeptInvoice): readonly string[] {
  if (record.end !== undefined) return record.end === 'postedByRobot' ? [] : ['FAULTS_OTHER_END']
  const places = [record.waitsFor, record.quarantinedFor].filter((p) => p !== undefined)
  if (places.length === 0) return ['FAULTS_NOT_FINISHED']
  return places.length === 1 ? [] : ['FAULTS_IN_TWO_PLACES']
}

function booked(record: KeptInvoice, entries: readonly Booked[]): readonly string[] {
  const codes: string[] = []
  if (entries.length > 1) codes.push('FAULTS_POSTED_TWICE')
  if (record.end !== undefined && entries.length === 0) codes.push('FAULTS_NOT_POSTED')
  if (record.end === undefined && entries.length > 0) codes.push('FAULTS_POSTED_NOT_RECORDED')
  if (entries.some(({ hash }) => hash === undefined || !record.frozen.includes(hash)))
    codes.push('FAULTS_BODY_DIFFERS')
  return codes
}

/** The draw cannot be re-rolled by a crash, and whoever waits here lies on the ERP's own list too. */
function people(
  { id, end, waitsFor }: KeptInvoice,
  listed: ReadonlySet<InvoiceId>,
  { controlKey }: NightBooks,
): readonly string[] {
  const drawn = draw(controlKey, id) < CONTROL_RATE.on
  if (end !== undefined) return drawn ? ['FAULTS_DRAWN_BUT_POSTED'] : []
  if (waitsFor === undefined) return []
  return [
    ...(waitsFor === 'WAY_CONTROL' && !drawn ? ['FAULTS_CONTROL_NOT_DRAWN'] : []),
    ...(listed.has(id) ? [] : ['FAULTS_NOT_LISTED']),
  ]
}
