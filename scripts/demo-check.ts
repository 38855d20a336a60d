/** Compares the examples' night with the manifest: `npm run demo:check`, after `npm start`. Exit code 1 if a document ended otherwise. */
import { readFileSync } from 'node:fs'
import { ERRORS } from '../domain/errors.ts'
import { judge } from './demo/judge.ts'
import { Manifest } from './demo/manifest.ts'
import { postedLines } from './demo/otherwise.ts'
import { readOutcomes } from './demo/read-outcomes.ts'
import { report } from './demo/report.ts'

const MANIFEST = new URL('../examples/tonight/manifest.json', import.meta.url)

async function main(): Promise<number> {
  const uri = process.env.MONGODB_URI
  if (!uri) {
    console.error(`${ERRORS.MACHINE_STORE.en} ${ERRORS.MACHINE_STORE.todo.en}`)
    return 2
  }
  const manifest = Manifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  const actuals = await readOutcomes(uri)
  const verdicts = judge(manifest, actuals)
  console.log(report(verdicts, postedLines(manifest, actuals)))
  return verdicts.every((v) => v.ok) ? 0 : 1
}

process.exitCode = await main()
