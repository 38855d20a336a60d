import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oioublXml, peppolXml } from '../../intake/read/samples.ts'
import { runCli } from '../program.ts'
import { servers } from '../servers.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'validate-'))
  await writeFile(join(folder, 'a.xml'), oioublXml())
  await mkdir(join(folder, 'more'))
  await writeFile(join(folder, 'more', 'b.xml'), peppolXml())
  await writeFile(join(folder, 'more', 'notes.txt'), 'no document')
  await symlink(folder, join(folder, 'more', 'round'))
  await writeFile(join(folder, 'broken.xml'), 'PK\u0003\u0004 no XML at all')
  await writeFile(
    join(folder, 'suppliers.csv'),
    'creditor_no,name,cvr,street,postcode,city,accounts,standing\nK1,Malermester Ærø ApS,24256790,Havnevej 7,5970,Ærøskøbing,FIK:71-87654321 BANK:5301-0001234567,active\n',
  )
  await writeFile(
    join(folder, 'institutions.csv'),
    'gln,name,cost_centre,area\n5798009811578,Skolen ved Søen,1000,skoler\n',
  )
})
afterAll(() => rm(folder, { recursive: true }))

interface Row {
  readonly file: string
  readonly format: string
  readonly verdict: string
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly source?: string }[]
}

async function run(...args: readonly string[]) {
  const said: string[] = []
  const noted: string[] = []
  const code = await runCli(['validate', ...args], {
    servers: servers(),
    say: (line) => void said.push(line),
    note: (line) => void noted.push(line),
    terminal: false,
    now: () => new Date('2024-03-10T09:00:00Z'),
  })
  const rows = (): readonly Row[] => said.map((line) => JSON.parse(line))
  return { code, rows, noted, said }
}
const registers = () => [
  '--suppliers',
  join(folder, 'suppliers.csv'),
  '--institutions',
  join(folder, 'institutions.csv'),
]
const codes = (row: Row | undefined) => row?.findings.map((f) => f.code)

describe('validate', () => {
  it('answers a line a document of a folder, in order, and ends with 1 where one is not fit', async () => {
    const { code, rows } = await run(folder, '--json')
    expect(code).toBe(1)
    expect(rows().map((r) => [r.file.slice(folder.length + 1), r.verdict])).toEqual([
      ['a.xml', 'manual'],
      ['broken.xml', 'reject'],
      ['more/b.xml', 'fit'],
    ])
    expect(rows()[1]).toMatchObject({
      format: 'unknown',
      findings: [{ code: 'DOC_NOT_XML', severity: 'reject' }],
    })
  })

  it('ends with 0 where all are fit; what no register was named for is a note', async () => {
    const { code, rows } = await run(join(folder, 'more', 'b.xml'))
    expect(code).toBe(0)
    expect(rows()[0]).toMatchObject({ format: 'peppol', verdict: 'fit' })
    expect(codes(rows()[0])).toContain('RULE_REGISTER_MISSING')
  })

  it('asks the registers that are named', async () => {
    const known = await run(join(folder, 'more', 'b.xml'), ...registers(), '--received', '2024-03-10')
    expect(known.rows()[0]?.verdict).toBe('fit')
    expect(codes(known.rows()[0])).not.toContain('RULE_REGISTER_MISSING')
    await writeFile(
      join(folder, 'others.csv'),
      'creditor_no,name,cvr,street,postcode,city,accounts\nK1,X,24256790,,,,BANK:5301-0007654321\n',
    )
    const other = await run(join(folder, 'more', 'b.xml'), '--suppliers', join(folder, 'others.csv'))
    expect(other.rows()[0]?.findings).toContainEqual(
      expect.objectContaining({
        code: 'RULE_ACCOUNT_CHANGED',
        facts: { stated: 'BANK …4567', known: 'BANK …4321' },
      }),
    )
  })

  it('explains where a finding comes from', async () => {
    const { rows } = await run(join(folder, 'a.xml'), '--explain')
    for (const { code, source } of rows()[0]?.findings ?? []) expect(source, code).toBeTruthy()
  })

  it('holds the age against a document only where the day is known on which it came', async () => {
    const unknown = await run(join(folder, 'more', 'b.xml'), '--received', '2026-01-01')
    expect(unknown.rows()[0]?.findings).toContainEqual(
      expect.objectContaining({ code: 'RULE_DATE_OLD', severity: 'manual' }),
    )
  })

  it('prints no citizen’s number that stands in a file’s name, and tells which file it was all the same', async () => {
    const personal = join(folder, '0101701234')
    await mkdir(personal)
    await writeFile(join(personal, 'plan_251248-9996.xml'), peppolXml())
    await writeFile(join(personal, 'plan_251248-9997.xml'), 'broken')
    const { said, noted, rows } = await run(personal)
    expect([...said, ...noted].join()).not.toMatch(/0101701234|251248/)
    expect(rows().map((r) => [r.file.slice(-4), r.verdict])).toEqual([
      ['(#1)', 'fit'],
      ['(#2)', 'reject'],
    ])
    const gone = await run(join(personal, '251248-9998.xml'))
    expect(gone.noted.join()).toContain('cannot find')
    expect(gone.noted.join()).not.toContain('251248')
    await rm(personal, { recursive: true })
  })

  it('says that there is nothing to look at in an empty folder', async () => {
    const empty = join(folder, 'empty')
    await mkdir(empty)
    await writeFile(join(empty, 'notes.txt'), 'no document')
    const { code, said, noted } = await run(empty)
    expect(code).toBe(2)
    expect(said).toEqual([])
    expect(noted.join()).toContain('nothing to validate')
    await rm(empty, { recursive: true })
  })

  it.each([
    [['nothing-of-this-name.xml']],
    [['a.xml', '--received', 'yesterday']],
    [['a.xml', '--suppliers', 'nowhere.csv']],
    [[]],
  ])('calls it wrong usage: %j', async (args) => {
    const { code, said } = await run(...args.map((a) => (a === 'a.xml' ? join(folder, a) : a)))
    expect(code).toBe(2)
    expect(said).toEqual([])
  })
})
