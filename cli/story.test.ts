import { expect, it } from 'vitest'
import type { InvoiceRecord } from '../store/record.ts'
import { invoiceLink } from './link.ts'
import { replay } from './replay.ts'
import { story } from './story.ts'

const AT = new Date('2026-03-02T08:00:00Z')
const UNREAD: InvoiceRecord = {
  _id: 'invoice/erp/Q1',
  source: 'erp',
  documentId: 'Q1',
  fileName: 'Q1.xml',
  receivedAt: AT,
  size: 1,
  sha256: 'f',
  quarantine: { code: 'DOC_NOT_XML', detail: 'line 1', at: AT, tries: 1 },
}

it('does not say of a proposal that it is accepted, but where its coder is sure', () => {
  const line = { lineId: '1', coding: undefined, doubt: 'WAY_NO_EXPERIENCE', evidence: [] } as const
  const proposal = {
    run: 1,
    model: 'uniform',
    threshold: 'the latest 20 of 20 alike',
    lines: [line],
    asOf: AT,
  }
  const told = story({ ...UNREAD, proposal } as InvoiceRecord, undefined, undefined).join('\n')
  expect(told).toContain('(sure where: the latest 20 of 20 alike)')
  expect(told).not.toContain('accepted')
})

it.each([
  [{}, 'draw 0.100000 (no part in the control)'],
  [{ inclusion: 0.25 }, 'draw 0.100000 (control below 0.25)'],
  [{ inclusion: 0.25, earlierChance: 0.25 }, 'draw 0.100000 (control below 0.25, as in an earlier start)'],
])('tells the chance with which the control might draw it: %o', (chance, text) => {
  const routed = { route: { to: 'robot' }, mode: 'on', draw: 0.1, at: AT, run: 1, ...chance } as const
  expect(story({ ...UNREAD, routed }, undefined, undefined).join('\n')).toContain(text)
})

it('links what could be read to its workflow: what could not has none', () => {
  const read = { ...UNREAD, invoice: {} } as InvoiceRecord
  expect(invoiceLink('http://ui.example', 'default', read)).toContain('/namespaces/default/workflows/')
  expect(invoiceLink('http://ui.example', 'default', UNREAD)).toBeUndefined()
})

it('says of what could not be read that there is no decision to compute again', async () => {
  // Nothing of a store is needed for that.
  await expect(replay({} as never, '', UNREAD)).rejects.toMatchObject({ code: 'REPLAY_UNREAD' })
})

it('says of one that went to people after a step had failed that the robot decided nothing', async () => {
  const { quarantine: _, ...read } = UNREAD
  const undecided = { ...read, invoice: {} } as InvoiceRecord
  await expect(replay({} as never, '', undecided)).rejects.toMatchObject({ code: 'REPLAY_UNDECIDED' })
})
