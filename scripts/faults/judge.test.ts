import { describe, expect, it } from 'vitest'
import { CONTROL_RATE } from '../../domain/control/area.ts'
import { draw } from '../../domain/control/draw.ts'
import { type InvoiceId, invoiceId } from '../../domain/invoice/id.ts'
import { judge, type KeptInvoice, type NightBooks } from './judge.ts'

const KEY = 'a key of sixteen letters'
const IDS = Array.from({ length: 200 }, (_, i) => invoiceId('test', `R${i}`))
const isDrawn = (id: InvoiceId) => draw(KEY, id) < CONTROL_RATE.on
const first = (drawn: boolean): InvoiceId => IDS.find((id) => isDrawn(id) === drawn) ?? 'invoice/test/none'
const PLAIN = first(false)
const DRAWN = first(true)

const posted = (id: InvoiceId): KeptInvoice => ({ id, end: 'postedByRobot', frozen: ['h'] })
const waits = (id: InvoiceId, waitsFor: string): KeptInvoice => ({ id, waitsFor, frozen: [] })
const booked = (id: InvoiceId, hash: string | undefined = 'h') => ({ id, hash })

const GOOD: NightBooks = {
  arrived: [PLAIN, DRAWN],
  controlKey: KEY,
  records: [posted(PLAIN), waits(DRAWN, 'WAY_CONTROL')],
  journal: [booked(PLAIN)],
  listed: [DRAWN],
  differences: [],
}
const codes = (change: Partial<NightBooks>) =>
  judge({ ...GOOD, ...change }).differences.map(({ id, code }) => [id, code])

describe('a night', () => {
  it('in which all is somewhere once', () => {
    expect(judge(GOOD)).toEqual({
      posted: 1,
      waiting: { WAY_CONTROL: 1 },
      quarantined: 0,
      becauseOfFaults: 0,
      differences: [],
    })
  })

  it('in which faults sent one to people is not wrong, but counted', () => {
    const verdict = judge({
      ...GOOD,
      records: [waits(PLAIN, 'WAY_ERP_SILENT'), waits(DRAWN, 'WAY_CONTROL')],
      journal: [],
      listed: [PLAIN, DRAWN],
    })
    expect(verdict).toMatchObject({
      posted: 0,
      waiting: { WAY_ERP_SILENT: 1, WAY_CONTROL: 1 },
      becauseOfFaults: 1,
      differences: [],
    })
  })

  it('passes on what the comparison of the books has found', () => {
    expect(codes({ differences: [{ id: PLAIN, code: 'BOOKS_NO_WORKFLOW' }] })).toEqual([
      [PLAIN, 'BOOKS_NO_WORKFLOW'],
    ])
  })

  const control = waits(DRAWN, 'WAY_CONTROL')
  it.each<[string, InvoiceId, Partial<NightBooks>]>([
    ['FAULTS_NOWHERE', PLAIN, { records: [control], journal: [] }],
    ['FAULTS_NOT_FINISHED', PLAIN, { records: [{ id: PLAIN, frozen: [] }, control], journal: [] }],
    ['FAULTS_OTHER_END', PLAIN, { records: [{ ...posted(PLAIN), end: 'withdrawn' }, control] }],
    [
      'FAULTS_IN_TWO_PLACES',
      DRAWN,
      { records: [posted(PLAIN), { ...control, quarantinedFor: 'DOC_ALTERED' }] },
    ],
    ['FAULTS_POSTED_TWICE', PLAIN, { journal: [booked(PLAIN), booked(PLAIN)] }],
    ['FAULTS_NOT_POSTED', PLAIN, { journal: [] }],
    [
      'FAULTS_POSTED_NOT_RECORDED',
      PLAIN,
      {
        records: [{ ...waits(PLAIN, 'WAY_ERP_SILENT'), frozen: ['h'] }, control],
        listed: [PLAIN, DRAWN],
      },
    ],
    ['FAULTS_BODY_DIFFERS', PLAIN, { journal: [booked(PLAIN, 'other')] }],
    ['FAULTS_BODY_DIFFERS', PLAIN, { journal: [{ id: PLAIN, hash: undefined }] }],
    [
      'FAULTS_DRAWN_BUT_POSTED',
      DRAWN,
      { records: [posted(PLAIN), posted(DRAWN)], journal: [PLAIN, DRAWN].map((id) => booked(id)) },
    ],
    [
      'FAULTS_CONTROL_NOT_DRAWN',
      PLAIN,
      { records: [waits(PLAIN, 'WAY_CONTROL'), control], journal: [], listed: [PLAIN, DRAWN] },
    ],
    ['FAULTS_NOT_LISTED', DRAWN, { listed: [] }],
  ])('%s', (code, id, change) => {
    expect(codes(change)).toEqual([[id, code]])
  })
})
