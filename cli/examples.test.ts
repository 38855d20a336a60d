/** The examples in every command's help can be tried on the shipped examples: the documents, people and areas that they name are there. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Cli } from './cli.ts'
import { runCli } from './program.ts'

const EXAMPLES = new URL('../examples/', import.meta.url)
const column = (file: string, n: number): ReadonlySet<string> =>
  new Set(
    readFileSync(new URL(file, EXAMPLES), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')[n] ?? ''),
  )

const documents = column('tonight/arrivals.csv', 0)
const people = column('people.csv', 0)
const areas = column('people.csv', 4)

async function helpOf(...command: readonly string[]): Promise<string> {
  const said: string[] = []
  const none = async () => {
    throw new Error('help needs no server')
  }
  const cli: Cli = {
    servers: { settings: none, store: none, client: none, erp: none, close: async () => undefined },
    say: (line) => void said.push(line),
    note: () => undefined,
    terminal: false,
    now: () => new Date(),
  }
  await runCli([...command, '--help'], cli)
  return said.join('\n')
}

/** The names under `Commands:`. */
const named = (help: string): readonly string[] =>
  [...(help.split('Commands:')[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z-]+)/gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'help')

async function examples(command: readonly string[] = []): Promise<readonly string[]> {
  const help = await helpOf(...command)
  const inner = await Promise.all(named(help).map((name) => examples([...command, name])))
  const own = [...help.matchAll(/npm run --silent cli -- (.*)/g)].map(([, example]) => example ?? '')
  return [...own, ...inner.flat()]
}

it('name documents, people, areas and files that are shipped', async () => {
  const all = await examples()
  expect(all.length).toBeGreaterThan(40)
  const names = (pattern: RegExp) =>
    new Set(all.flatMap((example) => [...example.matchAll(pattern)].map(([, name]) => name ?? '')))
  const unknown = [
    ...[...names(/\b(D\d[\d-]*)/g)].filter((name) => !documents.has(name)),
    ...[...names(/(?:--by|--mine|--ask) (\S+)/g)].filter((name) => !people.has(name)),
    ...[...names(/(?:--area|^areas (?:set|deadline|ceiling|cpr|shadow)) ([a-z]+)/g)].filter(
      (name) => !areas.has(name),
    ),
    ...[...names(/\b(examples\/\S+)/g)].filter((path) => !existsSync(new URL(`../${path}`, EXAMPLES))),
  ]
  expect(unknown).toEqual([])
  expect(names(/\b(D\d[\d-]*)/g).size).toBeGreaterThan(1)
})
