/** The lint rule for the direction of dependencies fails where it is broken: tried on planted violations in a folder of its own. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'structure-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What the rule says of a tree of files. */
async function broken(files: Readonly<Record<string, string>>): Promise<string> {
  const tree = join(folder, 'tree')
  await rm(tree, { recursive: true, force: true })
  await mkdir(tree)
  for (const file of ['dependencies.config.mjs', 'tsconfig.json', 'package.json'])
    await cp(join(ROOT, file), join(tree, file))
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))].filter(
    (f) => f !== 'examples',
  )
  const args = [
    join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    '--config',
    'dependencies.config.mjs',
    ...folders,
  ]
  return run(process.execPath, args, { cwd: tree }).then(
    () => '',
    (error: { stdout?: string }) => error.stdout ?? 'it did not run',
  )
}

const STORE = { 'store/store.ts': 'export const store = 1\n' }

it('lets what is right pass', async () => {
  expect(
    await broken({
      ...STORE,
      'activities/a.ts': "import { store } from '../store/store.ts'\nexport const a = store\n",
    }),
  ).toBe('')
})

it.each([
  [
    'domain → store',
    { ...STORE, 'domain/a.ts': "import { store } from '../store/store.ts'\nexport const a = store\n" },
    'domain-knows-nothing-above-it',
  ],
  [
    'store → workers',
    {
      'workers/w.ts': 'export const w = 1\n',
      'store/a.ts': "import { w } from '../workers/w.ts'\nexport const a = w\n",
    },
    'store-knows-nothing-above-it',
  ],
  [
    'domain → the file system',
    { 'domain/a.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n" },
    'domain-does-no-io',
  ],
  [
    'a value from the steps in a workflow',
    {
      'activities/s.ts': 'export const s = 1\n',
      'workflows/a.ts': "import { s } from '../activities/s.ts'\nexport const a = s\n",
    },
    'workflows-take-values-only-from-domain',
  ],
  [
    'a library in a workflow',
    { 'workflows/a.ts': "import { z } from 'zod'\nexport const a = z\n" },
    'workflows-take-values-only-from-domain',
  ],
  [
    'a cycle',
    {
      'domain/a.ts': "import { b } from './b.ts'\nexport const a: number = b\n",
      'domain/b.ts': "import { a } from './a.ts'\nexport const b: number = a\n",
    },
    'no-cycles',
  ],
  [
    'the manifest',
    {
      'examples/tonight/manifest.json': '{}',
      'cli/a.ts':
        "import manifest from '../examples/tonight/manifest.json' with { type: 'json' }\nexport const a = manifest\n",
    },
    'the-manifest-is-for-the-check-alone',
  ],
] as const)('finds the planted violation: %s', async (_, files, rule) => {
  expect(await broken(files)).toContain(rule)
})

it('names the manifest nowhere but where it is made and checked', async () => {
  const { stdout } = await run('git', ['grep', '-l', 'manifest.json', '--', '*.ts', '*.mjs'], { cwd: ROOT })
  const strangers = stdout
    .split('\n')
    .filter((path) => path && !/^(scripts\/(demo|examples)|dependencies\.config|tests\/structure)/.test(path))
  expect(strangers).toEqual([])
})
