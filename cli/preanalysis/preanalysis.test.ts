import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dateOf } from '../../domain/coding/line.ts'
import type { Cli } from '../cli.ts'
import { runCli } from '../program.ts'
import { servers } from '../servers.ts'

/** Names that a page must not read as anything but text. */
const HOSTILE = [
  `<script>alert(1)</script>`,
  `O'Hara & "Sons"`,
  '=HYPERLINK("http://x.example")',
  '\u202Etxt',
]
const INVOICES = 6000
const ROBOT_EVERY = 50

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preanalysis-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Eight invoices a day; suppliers differ, and all but one code alike. */
function ledgerLine(i: number) {
  const supplier = i % 8
  return {
    id: `l${i}`,
    date: dateOf(7000 + Math.floor(i / 8)),
    supplier: `s${supplier}`,
    name: HOSTILE[supplier] ?? `Supplier ${supplier}`,
    department: ['Schools|Nørre', 'Parks|Søen', '|Hall'][i % 3] ?? '',
    account: supplier === 5 ? `9${i % 2}` : `4${supplier}`,
    amount: (100 + (i % 7) * 10).toFixed(2),
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

async function published(): Promise<string> {
  const header =
    'ledger,line_id,date,supplier_id,supplier_name,description,department,cost_centre,account,amount,currency,document_no'
  const rows = Array.from({ length: INVOICES }, (_, i) => {
    const l = ledgerLine(i)
    return [
      'x',
      l.id,
      l.date,
      l.supplier,
      quoted(l.name),
      '',
      l.department,
      '',
      l.account,
      l.amount,
      'GBP',
      l.id,
    ].join(',')
  })
  const file = join(folder, 'published.csv')
  await writeFile(file, [header, ...rows, ''].join('\n'))
  return file
}

async function own(): Promise<readonly string[]> {
  const glns = ['5790000000012', '5790000000029', '5790000000036']
  const header =
    'line_id,document_id,booked_on,creditor_no,supplier_invoice_no,invoice_date,gln,text,account,vat_code,dimensions,net,coded_by,posted_by'
  const rows = Array.from({ length: INVOICES }, (_, i) => {
    const l = ledgerLine(i)
    const by = i % ROBOT_EVERY === 0 ? 'robot' : 'person:p1'
    return [
      l.id,
      `D-${i}`,
      l.date,
      l.supplier,
      '',
      '',
      glns[i % 3],
      'VARER',
      l.account,
      'I25',
      '',
      l.amount,
      by,
      '',
    ].join(',')
  })
  const institutions = glns.map((gln, i) => `${gln},Institution ${i},100,${i === 0 ? 'parks' : 'schools'}`)
  const files = [join(folder, 'own.csv'), join(folder, 'institutions.csv')] as const
  await writeFile(files[0], [header, ...rows, ''].join('\n'))
  await writeFile(files[1], ['gln,name,cost_centre,area', ...institutions, ''].join('\n'))
  return files
}

async function run(...args: readonly string[]) {
  const said: string[] = []
  const noted: string[] = []
  const cli: Cli = {
    servers: servers(),
    say: (line) => void said.push(line),
    note: (line) => void noted.push(line),
    terminal: false,
    now: () => new Date(),
  }
  const code = await runCli(['preanalysis', '--draws', '1', '--promises', '0.05', ...args], cli)
  return { code, said: said.join('\n'), noted: noted.join('\n') }
}

interface Parsed {
  readonly elements: readonly {
    readonly name: string
    readonly attributes: Readonly<Record<string, string>>
  }[]
  readonly text: string
}

/** Throws where the page is not well-formed. */
function parsed(page: string): Parsed {
  const elements: { name: string; attributes: Record<string, string> }[] = []
  let text = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> })
  })
  parser.write(page.replace('<!DOCTYPE html>\n', '')).close()
  return { elements, text }
}

/** Elements and attributes by which a page could fetch or run something. */
const ACTIVE = new Set([
  'script',
  'link',
  'img',
  'iframe',
  'object',
  'embed',
  'base',
  'form',
  'image',
  'use',
  'audio',
  'video',
])
const FETCHING = new Set(['src', 'srcset', 'action', 'data', 'poster', 'background', 'xlink:href'])

describe('the page', () => {
  test.each(['da', 'en'])(
    '%s: one file, well-formed, that fetches and runs nothing; names are text',
    async (language) => {
      const out = join(folder, `${language}.html`)
      const { code, said, noted } = await run(
        '--ledger',
        await published(),
        '--out',
        out,
        '--language',
        language,
      )
      expect(code).toBe(0)
      expect(noted).toContain('walk 1 of 1')
      expect(said).toContain('automatic and unseen')
      const page = await readFile(out, 'utf8')
      const { elements, text } = parsed(page)
      expect(elements[0]).toMatchObject({ name: 'html', attributes: { lang: language } })
      for (const { name, attributes } of elements) {
        expect(ACTIVE).not.toContain(name)
        for (const [attribute, value] of Object.entries(attributes)) {
          expect(FETCHING).not.toContain(attribute)
          expect(attribute).not.toMatch(/^on/)
          if (attribute === 'href') expect(value).toMatch(/^#[a-z]+$/)
        }
      }
      expect(page).not.toMatch(/@import|url\(/)
      expect(page.replaceAll('http-equiv', '').match(/https?:/g) ?? []).toHaveLength(
        text.match(/https?:/g)?.length ?? 0,
      )
      for (const name of HOSTILE.slice(0, 3)) expect(text).toContain(name)
      expect(text).not.toContain('\u202E')
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
      const ids = new Set(elements.flatMap(({ attributes }) => attributes.id ?? []))
      for (const { attributes } of elements)
        if (attributes.href) expect(ids).toContain(attributes.href.slice(1))
      const drawings = elements.filter(({ name }) => name === 'svg')
      expect(drawings.length).toBeGreaterThanOrEqual(5)
      for (const { attributes } of drawings) expect(attributes['aria-label']).toMatch(/\S/)
      expect(elements.filter(({ name }) => name === 'section')).toHaveLength(9)
    },
  )

  test('the tables say the same; a name like a formula is marked as text', async () => {
    const csv = join(folder, 'tables')
    const { code, said } = await run(
      ...['--ledger', await published(), '--out', join(folder, 't.html'), '--csv', csv, '--json'],
      ...['--invoices-a-year', '1000', '--price-by-hand', '48', '--fixed-costs', '1000'],
    )
    expect(code).toBe(0)
    const summary = JSON.parse(said)
    expect(summary.promises[0].automatic.share).toBeGreaterThan(0.5)
    expect(summary.business.high.automatic).toBeLessThanOrEqual(1000)
    expect(summary.business.low.fixed).toBe(100_000)
    expect(await readdir(csv)).toHaveLength(13)
    const areas = (await readFile(join(csv, 'areas.csv'), 'utf8')).trim().split('\n')
    expect(
      areas
        .slice(1)
        .map((row) => row.split(',')[0])
        .sort(),
    ).toEqual(['Hall', 'Parks', 'Schools'])
    expect(await readFile(join(csv, 'suppliers.csv'), 'utf8')).toContain(`"'=HYPERLINK(`)
  })
})

test("the municipality's own ledger: areas and names from its registers, and nothing that a robot coded", async () => {
  const [ledger = '', institutions = ''] = await own()
  const out = join(folder, 'own.html')
  const { code, noted, said } = await run(
    '--ledger',
    ledger,
    '--institutions',
    institutions,
    '--out',
    out,
    '--json',
  )
  expect(code).toBe(0)
  expect(noted).toContain(`${INVOICES / ROBOT_EVERY} lines were coded by a robot and are left out.`)
  const { areas, facts } = JSON.parse(said)
  expect(areas.map((a: { key: string }) => a.key).sort()).toEqual(['parks', 'schools'])
  expect(facts).toMatchObject({ lines: INVOICES - INVOICES / ROBOT_EVERY, institutions: 3, text: 1 })
})

test.each([
  [['--ledger', 'nowhere.csv'], 'cannot read nowhere.csv'],
  [['--ledger', 'nowhere.csv', '--language', 'sv'], '--language is da or en'],
  [['--ledger', 'nowhere.csv', '--draws', '0'], '--draws'],
  [['--ledger', 'nowhere.csv', '--from', 'soon'], '--from is a date'],
  [['--ledger', 'nowhere.csv', '--price-by-hand', '50-45'], '--price-by-hand'],
  [['--ledger', 'nowhere.csv', '--promises', ''], '--promises'],
])('%j is refused in a sentence', async (args, sentence) => {
  const { code, noted } = await run(...args)
  expect(code).toBe(2)
  expect(noted).toContain(sentence)
})
