/** The workflows' code as one file, made when its sources change and kept: a worker starts without building it again. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WORKFLOWS = fileURLToPath(
  new URL(`../workflows/all${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
)
const CACHE = join(ROOT, '.cache', 'workflows')

export async function workflowBundle(): Promise<WorkflowBundle> {
  const path = join(CACHE, `${await fingerprint()}.js`)
  if (!existsSync(path)) {
    const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('WARN') })
    await mkdir(CACHE, { recursive: true })
    const unfinished = `${path}.${process.pid}`
    await writeFile(unfinished, code)
    await rename(unfinished, path)
  }
  return { code: await readFile(path, 'utf8') }
}

/** Of everything that the bundle may hold: workflows, domain, the steps' types and the SDK's version. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  hash.update(createRequire(import.meta.url)('@temporalio/workflow/package.json').version)
  for (const folder of ['workflows', 'domain', 'activities']) {
    const files = (await readdir(join(ROOT, folder), { recursive: true }))
      .filter((f) => /\.[jt]s$/.test(f))
      .sort()
    for (const file of files) hash.update(file).update(await readFile(join(ROOT, folder, file)))
  }
  return hash.digest('hex').slice(0, 32)
}
