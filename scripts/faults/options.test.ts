import { describe, expect, it } from 'vitest'
import { HELP, parseOptions } from './options.ts'
import { TARGETS } from './schedule.ts'

describe('what the command is told', () => {
  it('is everything, five nights of a thousand, where nothing is said', () => {
    expect(parseOptions(['kill'])).toEqual({
      help: false,
      json: false,
      keep: false,
      targets: TARGETS,
      first: 1,
      seeds: 5,
      invoices: 1000,
    })
  })

  it('may be one target and other numbers', () => {
    const args = ['kill', '--target', 'store', '--seeds', '2', '--first', '9', '--invoices', '50', '--json']
    expect(parseOptions(args)).toMatchObject({
      targets: ['store'],
      seeds: 2,
      first: 9,
      invoices: 50,
      json: true,
    })
  })

  it('asks for help without a command', () => {
    expect(parseOptions(['--help']).help).toBe(true)
    for (const target of TARGETS) expect(HELP).toContain(target)
  })

  it.each([
    [[]],
    [['maim']],
    [['kill', '--target', 'moon']],
    [['kill', '--seeds', '0']],
    [['kill', '--seeds', 'x']],
    [['kill', '--invoices', '1.5']],
    [['kill', '--nonsense']],
  ])('is refused: %j', (args) => {
    expect(() => parseOptions(args)).toThrow()
  })
})
