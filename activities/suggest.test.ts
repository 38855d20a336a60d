/** What is told of a coder that is asked: from which score it is sure, and whether it may decide. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Codebook } from '../domain/coding/codebook.ts'
import { Learner } from '../domain/coding/learner.ts'
import { dayOf } from '../domain/coding/line.ts'
import { MODEL_VERSION } from '../domain/coding/model.ts'
import { decodeModel, encodeModel } from '../domain/coding/model-file.ts'
import type { Word } from '../domain/coding/permission.ts'
import { invoiceId } from '../domain/invoice/id.ts'
import { CREDITOR, invoiceOf } from '../scripts/rehearsal/registers.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { suggester } from './suggest.ts'

const AT = new Date('2026-03-07T03:00:00Z')
const TARGET = 0.02

let store: Store
let model: string
beforeAll(async () => {
  store = await openWholeStore()
  const { coder } = new Learner()
  const facts = { version: MODEL_VERSION, ledger: 'made', lines: 1, trainedOn: '2026-03-07' }
  const bytes = encodeModel({
    facts: { ...facts, newestLabel: dayOf('2026-03-05'), trainedFor: TARGET },
    coder,
    forest: undefined,
    codebook: new Codebook(),
  })
  model = await store.models.put(bytes)
})
afterAll(() => store.close())

/** As a worker that has just begun is told. */
async function told(word: Word & { readonly model?: string }) {
  await store.coders.use({ model, by: 'finn', at: AT, why: 'a trial', ...word })
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  const asked = { id: invoiceId('test', 'S'), creditorNo: CREDITOR, invoice: invoiceOf(), receivedAt: AT }
  return suggester(store, silent)(asked, () => true, AT)
}

it('is never sure, and decides nothing, where its labels prove nothing', async () => {
  const said = await told({ mayDecide: true, target: TARGET })
  expect(said).toMatchObject({ model, suggestion: { lines: [{ lineId: '1' }] } })
  expect(said).not.toHaveProperty('threshold')
  expect(said).not.toHaveProperty('learned')
})

it('decides by a permission for no more errors than people said; from which score it is sure is told in any case', async () => {
  const proven = { threshold: 0.9, upper: 0.018, of: 900, reached: 300, labels: 300, wrong: 1 }
  const dates = { newestLabel: '2026-03-05', madeAt: AT, expiresOn: '2026-06-05' }
  await store.permissions.put({ ...proven, ...dates, model, target: TARGET, confidence: 0.95 })
  expect(await told({ mayDecide: true, target: TARGET })).toMatchObject({
    threshold: 0.9,
    learned: { permission: { model, threshold: 0.9 } },
  })
  for (const word of [{}, { mayDecide: false }, { mayDecide: true }, { mayDecide: true, target: 0.01 }]) {
    const said = await told(word)
    expect({ word, said }).toMatchObject({ word, said: { threshold: 0.9 } })
    expect(said).not.toHaveProperty('learned')
  }
})

it('says that it could not be asked where it decides and its model is damaged, and nothing where it only spoke in the shadow', async () => {
  const damaged = await store.models.put(new TextEncoder().encode('no model'))
  const kept = await store.permissions.of(model)
  if (!kept) throw new Error('no permission')
  await store.permissions.put({ ...kept, model: damaged })
  expect(await told({ model: damaged, mayDecide: true, target: TARGET })).toEqual({
    model: damaged,
    suggestion: { lines: [] },
    learned: 'silent',
  })
  expect(await told({ model: damaged })).toBeUndefined()
})

it('tells of an increment from which training it comes', async () => {
  const full = decodeModel((await store.models.get(model)) ?? new Uint8Array())
  if (typeof full === 'string') throw new Error(full)
  const increment = { of: model, lines: 1, until: dayOf('2026-03-08') }
  const bytes = encodeModel({ ...full, facts: { ...full.facts, increment } })
  expect(await told({})).not.toHaveProperty('training')
  const made = await store.models.put(bytes)
  expect(await told({ model: made })).toMatchObject({ model: made, training: model })
})
