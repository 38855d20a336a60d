/** People’s decisions from the command line. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, BO, STRANGER } from '../../scripts/rehearsal/registers.ts'
import { type Office, openOffice } from './office.ts'
import { approval } from './run.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
const seen = (id: InvoiceId) => approval(office.town, id)

describe('review', () => {
  it('lists what a person may decide, and nothing of another area, above the ceiling, or asked of a colleague', async () => {
    const waiting = await office.arrived('V1', 'stopped')
    const mine = async (person: string) =>
      (
        await office.cli.json<{ invoices: readonly { id: string }[] }>('review', 'list', '--mine', person)
      ).value.invoices.map((i) => i.id)
    expect(await mine(ANNE)).toContain(waiting)
    expect(await mine(STRANGER)).toEqual([])
    expect(await mine('low')).toEqual([])
    expect(await office.cli.run('review', 'decide', waiting, '--by', ANNE, '--ask', BO)).toMatchObject({
      code: 0,
    })
    await office.town.until(
      async () => (await office.town.store.records.get(waiting))?.review?.assignee === BO,
    )
    // It stays on the others' lists: the colleague may be away.
    expect(await mine(ANNE)).toContain(waiting)
    expect(await mine(BO)).toContain(waiting)
    expect((await office.cli.run('review', 'list', '--mine', ANNE)).out).toContain(`waiting, asked ${BO}`)
  })

  it('counts a decision at once, keeps its comment without personal numbers, and tells the second who was first', async () => {
    const waiting = await office.arrived('V2', 'stopped')
    const comment = 'se bilag 010190-1234'
    const args = ['review', 'decide', waiting, '--by', ANNE, ...(await seen(waiting)), '--comment', comment]
    expect(await office.cli.run(...args)).toMatchObject({ code: 0, out: 'It counts.' })
    await office.town.handle(waiting).result()
    const second = await office.cli.json<object>('review', 'decide', waiting, '--by', BO, '--return')
    expect(second).toMatchObject({ code: 1, value: { counts: false, by: ANNE } })
    const record = await office.town.store.records.get(waiting)
    expect(record?.decisions?.[0]).toMatchObject({ by: ANNE, comment: 'se bilag XXXXXX-XXXX' })
    const history = JSON.stringify(await office.town.handle(waiting).fetchHistory())
    expect(history).not.toContain(Buffer.from('bilag').toString('base64').slice(0, 6))
    expect((await office.cli.run('invoice', 'show', waiting)).out).toContain('“se bilag XXXXXX-XXXX”')
  })

  it('says of an invoice whose workflow was terminated that none works on it, and how to start it again', async () => {
    const waiting = await office.arrived('V9', 'stopped')
    await office.town.handle(waiting).terminate()
    const args = ['review', 'decide', waiting, '--by', ANNE, ...(await seen(waiting))]
    expect(await office.cli.json<object>(...args)).toMatchObject({
      code: 1,
      value: { code: 'BOOKS_NO_WORKFLOW' },
    })
    expect((await office.cli.run('intake', 'run', '--wait')).code).toBe(0)
    await office.town.until(async () => {
      const again = ['review', 'decide', waiting, '--by', ANNE, ...(await seen(waiting))]
      return (await office.cli.run(...again)).code === 0
    })
  })

  it('approves no other proposal than the one that was seen', async () => {
    const waiting = await office.arrived('V10', 'stopped')
    const run = (await office.town.store.records.get(waiting))?.proposal?.run ?? 0
    expect((await office.cli.run('review', 'show', waiting)).out).toContain(`Proposal ${run} of`)
    const approve = (named: number) =>
      office.cli.json<object>('review', 'decide', waiting, '--by', ANNE, '--approve', String(named))
    expect(await approve(run - 1)).toMatchObject({ code: 1, value: { code: 'DECISION_PROPOSAL_CHANGED' } })
    const args = ['review', 'decide', waiting, '--by', ANNE, '--approve']
    // Who names none may have seen another.
    const none = await office.cli.run(...args)
    expect(none.code).toBe(2)
    expect(none.notes).toContain(`review show ${waiting} prints it`)
    expect((await office.cli.run('review', 'show', waiting)).out).toContain(
      `review decide ${waiting} --by PERSON --approve ${run}`,
    )
    expect(await approve(run)).toMatchObject({ code: 0 })
    await office.town.handle(waiting).result()
  })

  it('shows the earlier one beside a duplicate, and what has become of it', async () => {
    const bytes = office.paper()
    const first = await office.arrived('V12', 'on', bytes)
    await office.town.handle(first).result()
    const again = await office.arrived('V13', 'on', bytes)
    const journalNo = (await office.town.store.records.get(first))?.outcome?.journalNo
    for (const show of ['review', 'invoice']) {
      const { out } = await office.cli.run(show, 'show', again)
      expect(out).toContain('Beside those of which it may be a duplicate')
      expect(out).toMatch(new RegExp(`${first} .*postedByRobot, journal number ${journalNo}`))
    }
    expect((await office.cli.run('invoice', 'show', first)).out).not.toContain('Beside those')
  })

  it('clears those with which a person compared it, by the command that is printed beside them', async () => {
    const bytes = office.paper()
    const first = await office.arrived('V14', 'on', bytes)
    await office.town.handle(first).result()
    const again = await office.arrived('V15', 'on', bytes)
    const clear = (...named: readonly string[]) =>
      office.cli.run('review', 'decide', again, '--by', ANNE, '--not-duplicate', ...named)
    const none = await clear()
    expect(none.code).toBe(2)
    expect(none.notes).toContain(`review show ${again} prints them`)
    expect(await clear('V1')).toMatchObject({ code: 1 })
    expect((await office.cli.run('review', 'show', again)).out).toContain(
      `review decide ${again} --by PERSON --not-duplicate ${first}`,
    )
    expect(await clear(first)).toMatchObject({ code: 0 })
  })

  it('closes as a duplicate of the one that is named, by the command that is printed beside it', async () => {
    const bytes = office.paper()
    const first = await office.arrived('V16', 'on', bytes)
    await office.town.handle(first).result()
    const again = await office.arrived('V17', 'on', bytes)
    const close = ['review', 'decide', again, '--by', ANNE, '--duplicate']
    const none = await office.cli.run(...close)
    expect(none.code).toBe(2)
    expect(none.notes).toContain(`review show ${again} prints the whole command`)
    expect((await office.cli.run('review', 'show', again)).out).toContain(
      `review decide ${again} --by PERSON --duplicate ${first}`,
    )
    expect(await office.cli.run(...close, first)).toMatchObject({ code: 0 })
    await office.town.handle(again).result()
    expect((await office.town.store.records.get(again))?.decisions?.at(-1)).toMatchObject({ of: first })
  })

  it('returns one with those that were closed as duplicates of it, by the command that is printed beside them', async () => {
    const bytes = office.paper()
    const first = await office.arrived('V21', 'stopped', bytes)
    const again = await office.arrived('V22', 'stopped', bytes)
    const decide = (id: InvoiceId, ...choice: readonly string[]) =>
      office.cli.run('review', 'decide', id, '--by', ANNE, ...choice)
    expect(await decide(again, '--duplicate', first)).toMatchObject({ code: 0 })
    await office.town.handle(again).result()
    const refused = await decide(first, '--return')
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('closed as duplicates of this one')
    const { out } = await office.cli.run('review', 'show', first)
    expect(out).toMatch(new RegExp(`^ {2}${again} .*duplicateConfirmed`, 'm'))
    expect(out).toContain(`review decide ${first} --by PERSON --return ${again}`)
    expect(await decide(first, '--return', 'V22')).toMatchObject({ code: 0 })
    await office.town.handle(first).result()
  })

  it('shows the credit notes that name the earlier one', async () => {
    const bytes = office.paper()
    const first = await office.arrived('V19', 'on', bytes)
    await office.town.handle(first).result()
    const { store } = office.town
    const original = await store.records.get(first)
    if (!original?.invoice) throw new Error('no such invoice')
    const { number, supplier } = original.invoice
    const note = await office.town.receive({ kind: 'creditNote', number: 'K-7', corrects: number, supplier })
    await office.town.start(note)
    await office.town.until(async () => (await store.records.get(note))?.duplicates !== undefined)
    const again = await office.arrived('V20', 'on', bytes)
    const { out } = await office.cli.run('review', 'show', again)
    expect(out).toMatch(new RegExp(`${first} .*postedByRobot[^\n]*\n +credit note ${note} +K-7 `))
  })

  it('shows every other of which “no duplicate” would answer, the likeliest first', async () => {
    const again = await office.arrived('V18', 'stopped')
    const found = Array.from({ length: 20 }, (_, n) => `invoice/test/LIKE-${20 - n}`)
    await office.town.store.db
      .collection<{ _id: string }>('records')
      .updateOne({ _id: again }, { $set: { duplicates: { verdict: 'perhaps', of: found, version: 4 } } })
    const { out } = await office.cli.run('review', 'show', again)
    const [, beside] = out.split('Beside those of which it may be a duplicate')
    expect(beside?.match(/^ {2}invoice\/test\/LIKE-\d+/gm)?.map((row) => row.trim())).toEqual(found)
  })

  it('lists what is in doubt, of which only the workflows know', async () => {
    await office.arrived('V11', 'stopped')
    expect(await office.cli.run('invoice', 'list', '--state', 'inDoubt')).toMatchObject({
      code: 0,
      out: 'There are none.',
    })
  })

  it('splits a line over two accounts, from a file', async () => {
    const waiting = await office.arrived('V3', 'stopped')
    const net = (await office.town.store.records.get(waiting))?.invoice?.lines[0]?.net ?? 0
    const part = (account: string, ore: number) => ({
      line: '1',
      account,
      vatCode: 'I25',
      net: (ore / 100).toFixed(2),
    })
    const short = await office.file(
      'short.json',
      JSON.stringify([part('4600', 10_000), part('4700', 10_000)]),
    )
    const refused = await office.cli.json<object>('review', 'decide', waiting, '--by', ANNE, '--code', short)
    expect(refused).toMatchObject({ code: 1, value: { code: 'DECISION_AMOUNTS', field: 'line 1' } })
    const whole = await office.file(
      'whole.json',
      JSON.stringify([part('4600', 10_000), part('4700', net - 10_000)]),
    )
    expect(await office.cli.run('review', 'decide', waiting, '--by', ANNE, '--code', whole)).toMatchObject({
      code: 0,
    })
    await office.town.handle(waiting).result()
    const outcome = (await office.town.store.records.get(waiting))?.outcome
    expect(outcome?.lines?.map((l) => l.coding.account)).toEqual(['4600', '4700'])
  })

  it('refuses who has no right, and says why', async () => {
    const waiting = await office.arrived('V4', 'stopped')
    const args = ['review', 'decide', waiting, '--by', STRANGER, ...(await seen(waiting))]
    const { code, out } = await office.cli.run(...args)
    expect(code).toBe(1)
    expect(out).toContain('The person has no right to this area.')
    expect(out).toContain('Personen har ikke ret til området.')
  })
})

describe('blind', () => {
  it('hides the proposal in every way of showing it, until the invoice is coded', async () => {
    const blind = await office.arrived('B1', 'shadow')
    expect((await office.town.store.records.get(blind))?.proposal?.lines[0]?.coding?.account).toBe('4600')
    await office.town.setMode('on')
    for (const args of [
      ['invoice', 'show'],
      ['review', 'show'],
    ]) {
      const { out } = await office.cli.run(...args, blind)
      expect(out).toContain('The proposal is hidden')
      expect(out).not.toContain('4600')
      expect(JSON.stringify((await office.cli.json<object>(...args, blind)).value)).not.toContain('4600')
    }
    const { code, value } = await office.cli.json<object>(
      'review',
      'decide',
      blind,
      '--by',
      ANNE,
      '--approve',
    )
    expect({ code, value }).toMatchObject({ code: 1, value: { code: 'DECISION_CONTROL' } })
    await office.town.codeInErp('COLLEAGUE', blind)
    expect(await office.cli.run('intake', 'changes')).toMatchObject({ code: 0 })
    await office.town.handle(blind).result()
    expect((await office.cli.run('invoice', 'show', blind)).out).toContain('4600')
  })
})
