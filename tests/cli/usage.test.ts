/** How the commands are called: wrong usage, help, empty lists. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANNE, AREA } from '../../scripts/rehearsal/registers.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('empty', () => {
  it.each([
    [['invoice', 'list'], 'There are none.'],
    [['review', 'list'], 'Nothing waits.'],
    [['quarantine', 'list'], 'Nothing is quarantined.'],
    [['quarantine', 'retry', '--all'], 'Nothing is quarantined.'],
  ])('%j says so', async (args, words) => {
    expect(await office.cli.run(...args)).toEqual({ code: 0, out: words, notes: '' })
  })
})

describe('accounts', () => {
  const list = async (...args: readonly string[]) => office.cli.run('accounts', 'list', ...args)

  it('are listed, found by number or name, and said to be none', async () => {
    expect(await list()).toMatchObject({ code: 0 })
    expect((await list()).out).toMatch(
      /4600 +Planter +I25[\s\S]*4800 +Lukket +I25 +2020-01-01\nPage 1 of 1, 3 in all/,
    )
    const found = await list('--search', 'REDSKAB')
    expect(found.out).toContain('4700')
    expect(found.out).toContain('1 in all')
    expect((await list('--search', '48')).out).toContain('Lukket')
    expect(await list('--search', 'nonsense')).toMatchObject({ code: 0, out: 'No account has this text.' })
    expect(await office.cli.json('accounts', 'list', '--search', 'planter')).toEqual({
      code: 0,
      value: { total: 1, page: 1, accounts: [{ account: '4600', name: 'Planter', vatCode: 'I25' }] },
    })
  })

  it('come page by page, and are to be imported where there are none', async () => {
    const many = Array.from({ length: 60 }, (_, n) => ({
      account: String(9000 + n),
      name: 'Mange',
      vatCode: 'I25' as const,
    }))
    await office.town.store.accounts.put(many)
    const found = await list('--search', 'mange', '--page', '2')
    expect(found.out).toMatch(/^account[\s\S]*9050[\s\S]*Page 2 of 2, 60 in all$/)
    expect(found.out).not.toContain('9049')
    expect((await list('--search', 'mange', '--page', '3')).out).toContain('There is nothing on this page.')
    const accounts = office.town.store.db.collection('accounts')
    const kept = await accounts.find().toArray()
    await accounts.deleteMany({})
    expect((await list()).out).toBe('There are no accounts yet: import the chart.')
    await accounts.insertMany(kept)
  })
})

describe('usage', () => {
  it.each([
    ['no such command', ['nonsense']],
    ['no such option', ['invoice', 'list', '--nonsense']],
    ['no such state', ['invoice', 'list', '--state', 'nonsense']],
    ['no such reason', ['invoice', 'list', '--reason', 'nonsense']],
    ['a page that is none', ['invoice', 'list', '--page', '0']],
    ['a file that is not there', ['import', 'chart', '/no/such/file']],
    ['no such mode', ['areas', 'set', AREA, 'nonsense', '--by', ANNE, '--why', 'x']],
    ['no reason for letting the robot in', ['areas', 'set', AREA, 'on', '--by', ANNE, '--why', '  ']],
    ['a folder instead of a file', ['import', 'chart', 'examples']],
    ['two choices', ['review', 'decide', 'X', '--by', ANNE, '--approve', '--return']],
    ['nothing to submit', ['submit']],
    ['an increment for another share', ['model', 'train', '--increment', '--target-error', '0.01']],
    ['an increment into a file', ['model', 'train', '--increment', '--out', 'x.model']],
  ])('%s ends with exit code 2', async (_, args) => {
    if (args.includes('X')) args[args.indexOf('X')] = await office.arrived('U1', 'stopped')
    expect((await office.cli.run(...args)).code).toBe(2)
  })

  it('has an example and the exit codes in the help of every command', async () => {
    const commands = [
      ...['chart', 'suppliers', 'institutions', 'people', 'ledger'].map((r) => ['import', r]),
      ...['run', 'changes', 'schedule'].map((c) => ['intake', c]),
      ...['list', 'show', 'replay'].map((c) => ['invoice', c]),
      ...['list', 'show', 'decide'].map((c) => ['review', c]),
      ...['list', 'set', 'deadline', 'ceiling', 'shadow'].map((c) => ['areas', c]),
      ['accounts', 'list'],
      ['rules', 'stats'],
      ...['train', 'show', 'use', 'agreement'].map((c) => ['model', c]),
      ['validate'],
      ...['list', 'retry'].map((c) => ['quarantine', c]),
      ['submit'],
      ['reconcile'],
      ['doctor'],
    ]
    for (const command of commands) {
      const { code, out } = await office.cli.run(...command, '--help')
      expect([command, code]).toEqual([command, 0])
      expect(out).toContain(`npm run --silent cli -- ${command.join(' ')}`)
      expect(out).toContain('Exit codes:')
      expect(out).toContain('--json')
    }
  })

  it('says what is wrong with a number, and does not only end', async () => {
    const { code, notes } = await office.cli.run('areas', 'deadline', AREA, '0')
    expect([code, notes]).toEqual([2, 'not a whole number above 0'])
  })

  it.each([['review'], ['invoice']])('%s list knows no area that is mistyped', async (group) => {
    const { code, notes } = await office.cli.run(group, 'list', '--area', 'nowhere')
    expect(code).toBe(1)
    expect(notes).toContain('It does not exist.')
  })

  it('says in two languages what does not exist', async () => {
    const { code, notes } = await office.cli.run('invoice', 'show', 'no-such-document')
    expect(code).toBe(1)
    expect(notes).toContain('It does not exist.')
    expect(notes).toContain('Det findes ikke.')
  })
})
