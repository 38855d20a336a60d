// The starter: plain Node, so that it runs from a clone without node_modules. It installs what is missing and hands over.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const MIN_NODE = [20, 19]
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCK_FILE = `${ROOT}package-lock.json`
const INSTALLED = `${ROOT}node_modules/.package-lock.json`
const MARKER = `${ROOT}node_modules/.installed-from`

const fail = (en, da) => {
  console.error(`${en}\n${da}`)
  process.exit(1)
}

const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return
  fail(
    `Node ${MIN_NODE.join('.')} or newer is needed; this is ${process.versions.node}. Install a newer Node and try again.`,
    `Node ${MIN_NODE.join('.')} eller nyere kræves; dette er ${process.versions.node}. Installér en nyere Node, og prøv igen.`,
  )
}

/** Which lock file and which Node the packages are for: compiled ones do not fit another. */
const wanted = () =>
  `${createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex')} ${process.versions.modules}`

const isInstalled = () => {
  if (!existsSync(INSTALLED)) return false
  if (existsSync(MARKER)) return readFileSync(MARKER, 'utf8') === wanted()
  // Installed by hand: npm's own copy is then at least as new as the lock file.
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK_FILE).mtimeMs
}

const install = () => {
  console.log(
    'Packages: installing (npm ci), because node_modules is missing or older than package-lock.json',
  )
  const npm = process.env.npm_execpath
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  const { status, error } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  if (status === 0) return
  const why = error?.message ?? `npm ci ended with ${status}`
  fail(
    `The packages could not be installed. See npm's message above: registry, disk or permissions. (${why})`,
    'Pakkerne kunne ikke installeres. Se npm’s besked ovenfor: arkiv, disk eller rettigheder.',
  )
}

requireNode()
if (!isInstalled()) install()
writeFileSync(MARKER, wanted())

const { register } = await import('tsx/esm/api')
register()
const { main } = await import('./start/main.ts')
await main(process.argv.slice(2))
