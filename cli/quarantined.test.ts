import { afterAll, beforeAll, expect, it } from 'vitest'
import { records } from '../store/records.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { allQuarantined } from './quarantined.ts'

let test: TestStore
beforeAll(async () => {
  test = await openTestStore()
})
afterAll(() => test.close())

it('finds every quarantined document, also where some leave while the pages are read', async () => {
  const store = records(test.db)
  const at = new Date()
  for (const documentId of ['1', '2', '3', '4', '5']) {
    await store.insert({
      _id: `invoice/test/${documentId}`,
      source: 'test',
      documentId,
      fileName: `${documentId}.xml`,
      receivedAt: at,
      size: 1,
      sha256: documentId,
      ...(documentId === '5' ? {} : { quarantine: { code: 'DOC_NOT_XML', detail: 'line 1', at, tries: 1 } }),
    })
  }
  /** After each page its first document ends. */
  const leaving: Pick<typeof store, 'openAfter'> = {
    openAfter: async (...args) => {
      const page = await store.openAfter(...args)
      if (page[0]) await store.setOutcome(page[0]._id, { end: 'withdrawn', by: 'KIRSTEN', at })
      return page
    },
  }
  const found = await allQuarantined(leaving, 2)
  expect(found.map((r) => r.documentId)).toEqual(['1', '2', '3', '4'])
})
