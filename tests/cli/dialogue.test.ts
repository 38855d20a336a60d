/** The questions at a terminal, answered as a person would: the prompts are those of a library, and are answered in its place. */
import * as prompts from '@inquirer/prompts'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { ANNE } from '../../scripts/rehearsal/registers.ts'
import { type Office, openOffice } from './office.ts'
import { type CommandLine, commandLine } from './run.ts'

vi.mock('@inquirer/prompts')

let office: Office
let terminal: CommandLine
beforeAll(async () => {
  office = await openOffice()
  terminal = commandLine(office.town, { terminal: true })
})
afterAll(() => office.close())

/** What is chosen, and what is written into each field in order; a field that refuses it keeps asking. */
let choice: string
/** What is chosen where a choice leads to another question. */
let later: string[]
let asked: boolean
let written: string[]
let refusedWords: (string | boolean)[]
beforeEach(() => {
  written = []
  refusedWords = []
  later = []
  vi.mocked(prompts.select).mockImplementation((async ({ choices }: { choices: { value: string }[] }) => {
    const chosen = asked ? (later.shift() ?? '') : choice
    asked = true
    expect(choices.map(({ value }) => value)).toContain(chosen)
    return chosen
  }) as never)
  asked = false
  vi.mocked(prompts.input).mockImplementation((async ({
    validate,
  }: {
    validate?: (text: string) => unknown
  }) => {
    for (;;) {
      const text = written.shift() ?? ''
      const answer = (await validate?.(text)) ?? true
      if (answer === true) return text
      refusedWords.push(answer as string | boolean)
    }
  }) as never)
})
const decide = (id: string) => terminal.run('review', 'decide', id, '--by', ANNE)

it('asks of which invoice it is a duplicate where the check found no other, and takes none that is not there', async () => {
  await office.arrived('G1', 'stopped')
  const id = await office.arrived('G2', 'stopped')
  choice = 'duplicate'
  written = ['', 'nonsense', 'G1', 'the same']
  expect(await decide(id)).toMatchObject({ code: 0 })
  expect(refusedWords).toEqual(['there is no such invoice', 'there is no such invoice'])
  expect(await office.town.handle(id).result()).toMatchObject({ end: 'duplicateConfirmed', by: ANNE })
  expect((await office.town.store.records.get(id))?.decisions).toMatchObject([
    { of: 'invoice/test/G1', comment: 'the same' },
  ])
})

it('approves the proposal that was shown, not one that has come since', async () => {
  const id = await office.arrived('G3', 'stopped')
  choice = 'approve'
  const run = (await office.town.store.records.get(id))?.proposal?.run ?? 0
  vi.mocked(prompts.input).mockImplementation((async () => {
    // While the person thinks.
    await office.town.store.db
      .collection<{ _id: string }>('records')
      .updateOne({ _id: id }, { $set: { 'proposal.run': run + 1 } })
    return ''
  }) as never)
  const { code, out } = await decide(id)
  expect(code).toBe(1)
  expect(out).toContain('The proposal is another than the one that was shown.')
})

it('clears those that were shown as perhaps the same, and no other', async () => {
  const bytes = office.paper()
  const first = await office.arrived('G4', 'on', bytes)
  await office.town.handle(first).result()
  const id = await office.arrived('G5', 'on', bytes)
  choice = 'notDuplicate'
  expect((await decide(id)).code).toBe(0)
  expect((await office.town.store.records.get(id))?.decisions?.at(-1)).toMatchObject({ others: [first] })
})

it('asks of which one it is a duplicate where more than one was shown', async () => {
  const bytes = office.paper()
  const first = await office.arrived('G6', 'on', bytes)
  const second = await office.arrived('G7', 'on', bytes)
  const id = await office.arrived('G8', 'on', bytes)
  expect((await office.town.store.records.get(id))?.duplicates?.of).toEqual([first, second])
  choice = 'duplicate'
  later = [first]
  expect((await decide(id)).code).toBe(0)
  expect((await office.town.store.records.get(id))?.decisions?.at(-1)).toMatchObject({ of: first })
  // One that was shown is the one.
  asked = false
  later = []
  expect((await decide(second)).code).toBe(0)
  expect((await office.town.store.records.get(second))?.decisions?.at(-1)).toMatchObject({ of: first })
})

it('returns one with the duplicates of it that were shown', async () => {
  const bytes = office.paper()
  const id = await office.arrived('G21', 'stopped', bytes)
  const copy = await office.arrived('G22', 'stopped', bytes)
  expect(await office.cli.run('review', 'decide', copy, '--by', ANNE, '--duplicate', id)).toMatchObject({
    code: 0,
  })
  await office.town.handle(copy).result()
  choice = 'return'
  const { code, out } = await decide(id)
  expect(code).toBe(0)
  expect(out).toContain(`Closed as duplicates of this one`)
  expect((await office.town.store.records.get(id))?.decisions).toMatchObject([
    { kind: 'return', others: [copy] },
  ])
})
