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
      ['rules', 'stats'],
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
