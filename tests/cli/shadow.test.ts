/** The learned coder in the shadow: trained on what people coded, asked of each invoice, compared with what people code, and deciding nothing. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ANNE, CODING } from '../../scripts/rehearsal/registers.ts'
import { CODED_DAYS, codedYears } from './coded-years.ts'
import { type Office, openOffice } from './office.ts'

const FINANCE = 'finn'

let office: Office
let model: string
beforeAll(async () => {
  office = await openOffice()
  await office.town.store.ledger.put(codedYears())
  model = join(dirname(await office.file('x', '')), 'coder.model')
})
afterAll(() => office.close())

it('is trained on the store, and let in by finance only', async () => {
  const { code, value } = await office.cli.json<{ lines: number }>('model', 'train', '--out', model)
  expect({ code, value }).toMatchObject({ code: 0, value: { trees: expect.any(Number) } })
  expect(value.lines).toBeGreaterThanOrEqual(CODED_DAYS)
  const use = (by: string, file = model) =>
    office.cli.run('model', 'use', file, '--by', by, '--why', 'a trial')
  expect(await use(ANNE)).toMatchObject({ code: 1 })
  const damaged = await office.file(
    'damaged.model',
    (await readFile(model)).toString('latin1').slice(0, 9_000),
  )
  expect((await use(FINANCE, damaged)).code).toBe(1)
  expect(await office.town.store.coders.inUse()).toBeUndefined()
  const none = await office.cli.run('model', 'show')
  expect(none).toMatchObject({ code: 1 })
  expect(none.notes).toContain('None is asked. Train one (model train)')
  expect(await use(FINANCE)).toMatchObject({ code: 0 })
})

it('is shown with what it may, on whose word and why, by the beginning of its hash too', async () => {
  const sha = (await office.town.store.coders.inUse())?.model ?? ''
  const inUse = { mode: 'shadow', mayDecide: false, by: FINANCE, why: 'a trial' }
  for (const named of [[], [sha], [sha.slice(0, 8)]])
    expect(await office.cli.json('model', 'show', ...named)).toMatchObject({
      code: 0,
      value: { model: sha, inUse },
    })
  const { out } = await office.cli.run('model', 'show')
  expect(out).toContain(`Model ${sha}, trained`)
  expect(out).toContain('It is asked in the shadow and decides nothing.')
  expect(out).toMatch(/Let in .* by finn: “a trial”/)
  const use = ['--by', FINANCE, '--why', 'a trial']
  expect(await office.cli.run('model', 'use', sha.slice(0, 8), ...use)).toMatchObject({ code: 0 })
  const [one, another] = alike()
  await office.town.store.models.put(one)
  await office.town.store.models.put(another)
  const digits = hash(one).slice(0, 4)
  const refused = await office.cli.run('model', 'use', digits, ...use)
  expect(refused).toMatchObject({ code: 2 })
  expect(refused.notes).toContain(`the hashes of several models begin with ${digits}`)
  expect((await office.cli.run('model', 'use', 'coder', ...use)).notes).toContain('cannot read coder')
})

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Two of which the hashes begin alike. */
function alike(): readonly [Uint8Array, Uint8Array] {
  const seen = new Map<string, Uint8Array>()
  for (let n = 0; ; n++) {
    const bytes = Buffer.from(`no model ${n}`)
    const digits = hash(bytes).slice(0, 4)
    const other = seen.get(digits)
    if (other) return [other, bytes]
    seen.set(digits, bytes)
  }
}

it('says of an invoice what people code, decides nothing, is seen by nobody before, and is compared afterwards', async () => {
  const id = await office.arrived('S1', 'shadow')
  const record = await office.town.store.records.get(id)
  const inUse = await office.town.store.coders.inUse()
  expect(record?.suggestion).toMatchObject({ model: inUse?.model, lines: [{ account: CODING.account }] })
  expect(record?.suggestion?.lines[0]?.score).toBeGreaterThan(0.5)
  expect(record?.routed?.route.to).toBe('erp')
  for (const args of [
    ['invoice', 'show'],
    ['review', 'show'],
  ])
    expect((await office.cli.run(...args, id)).out).not.toContain('The learned coder')
  expect((await office.cli.json<object>('invoice', 'show', id)).value).not.toHaveProperty('suggestion')
  expect((await office.cli.run('model', 'agreement')).out).toContain('Nothing to compare')
  await office.town.codeInErp('COLLEAGUE', id)
  expect(await office.cli.run('intake', 'changes')).toMatchObject({ code: 0 })
  await office.town.handle(id).result()
  expect((await office.cli.run('invoice', 'show', id)).out).toContain('The learned coder')
  // A colleague coded it on another account.
  const { value } = await office.cli.json<object>('model', 'agreement')
  expect(value).toMatchObject({
    agreement: [{ model: inUse?.model, invoices: 1, lines: 1, right: 0 }],
    exchange: [{ model: inUse?.model, invoices: 1, byRule: 1, byCoder: 0, byBoth: 0 }],
  })
  expect((await office.cli.run('model', 'agreement')).out).toContain('takes the rule’s place')
  // What the increments of a training said is told as that training's.
  const records = office.town.store.db.collection('records')
  await records.updateOne({ _id: id as never }, { $set: { 'suggestion.training': 'full' } })
  expect((await office.cli.json<object>('model', 'agreement')).value).toMatchObject({
    agreement: [{ model: 'full', invoices: 1 }],
  })
})

it('is asked no more when it is taken out', async () => {
  const args = ['model', 'use', '--none', '--by', FINANCE, '--why', 'the trial is over']
  expect(await office.cli.run(...args)).toMatchObject({ code: 0 })
  expect(await office.town.store.coders.inUse()).toBeUndefined()
  expect((await office.cli.run('model', 'use', '--by', FINANCE, '--why', 'x')).code).toBe(2)
})
