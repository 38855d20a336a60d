/**
 * Compares the examples' night with the manifest: `npm run demo:check`, after `npm start`. Exit code 1 if a document ended otherwise, 2 if
 * the store cannot be asked.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import mongoose from 'mongoose'
import { readSettings } from '../cli/settings.ts'
import { ERRORS } from '../domain/errors.ts'
import { type Actuals, judge } from './demo/judge.ts'
import { Manifest } from './demo/manifest.ts'
import { postedLines } from './demo/otherwise.ts'
import { readOutcomes } from './demo/read-outcomes.ts'
import { report } from './demo/report.ts'
import { ROOT } from './services/paths.ts'
import { startServices } from './services/start-services.ts'

const MANIFEST = new URL('../examples/tonight/manifest.json', import.meta.url)

/** The comparison could not be made: it says nothing about the night. */
const NOT_COMPARED = 2

/** Undefined where no store answers; a record of another shape is a fault, and is thrown. */
async function reachable(uri: string): Promise<Actuals | undefined> {
  try {
    return await readOutcomes(uri)
  } catch (error) {
    if (error instanceof mongoose.Error.MongooseServerSelectionError) return undefined
    throw error
  }
}

/** From the store that runs, or, after `npm start -- --exit`, from one that is started for a moment on what it left. */
async function outcomes(): Promise<Actuals | undefined> {
  const running = await readSettings().catch(() => undefined)
  const found = running ? await reachable(running.storeUri) : undefined
  if (found) return found
  const stateDir = resolve(ROOT, process.env.STATE_DIR ?? '.state')
  if (!existsSync(stateDir)) return undefined
  const services = await startServices({ stateDir, wanted: ['store'] })
  try {
    return await reachable(services.env.MONGODB_URI ?? '')
  } finally {
    await services.stop()
  }
}

async function main(): Promise<number> {
  const actuals = await outcomes()
  if (!actuals) {
    console.error(`${ERRORS.MACHINE_STORE.en} ${ERRORS.MACHINE_STORE.todo.en}`)
    return NOT_COMPARED
  }
  const manifest = Manifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  const verdicts = judge(manifest, actuals)
  console.log(report(verdicts, postedLines(manifest, actuals)))
  return verdicts.every((v) => v.ok) ? 0 : 1
}

process.exitCode = await main()
