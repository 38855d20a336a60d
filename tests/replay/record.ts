/**
 * `npm run histories [-- PATH…]`: walks the paths on real servers and saves their histories. To be run when a workflow was changed on purpose and no
 * invoice of before is still on its way; otherwise the change needs `patched`, and the saved histories stay.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { startServices } from '../../scripts/services/start-services.ts'
import { openSkippingTown } from '../deadlines/open-skipping-town.ts'
import { openTown, type Town } from '../town.ts'
import { saveHistory } from './histories.ts'
import { PATHS } from './paths.ts'
import type { Path } from './stage.ts'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in PATHS))
if (unknown.length > 0) {
  console.error(`No such path: ${unknown.join(', ')}. Paths: ${Object.keys(PATHS).join(', ')}`)
  process.exit(2)
}
const stateDir = await mkdtemp(join(tmpdir(), 'histories-'))
const services = await startServices({
  stateDir,
  wanted: ['temporal', 'store', 'timeSkipping'],
  inherit: false,
})
try {
  for (const [name, path] of Object.entries(PATHS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.log(`${name}: ${await record(name, path)} events`)
  }
} finally {
  await services.stop()
  await rm(stateDir, { recursive: true, force: true })
}

async function record(name: string, path: Path): Promise<number> {
  const { env } = services
  const address = env.TEMPORAL_ADDRESS ?? ''
  const storeUri = env.MONGODB_URI ?? ''
  const connection = await Connection.connect({ address })
  const towns: Town[] = []
  const opened = async <T extends Town>(opening: Promise<T>): Promise<T> => {
    const town = await opening
    towns.push(town)
    return town
  }
  try {
    const id = await path({
      open: (change = {}) =>
        opened(openTown({ connection, address, namespace: 'default', storeUri, ...change })),
      openSkipping: (change = {}) => opened(openSkippingTown(env, change)),
    })
    const history = await towns[0]?.client.workflow.getHandle(id).fetchHistory()
    if (!history) throw new Error(`${name} opened no town`)
    await saveHistory(name, history)
    return history.events?.length ?? 0
  } finally {
    for (const town of towns) await town.close()
    await connection.close()
  }
}
