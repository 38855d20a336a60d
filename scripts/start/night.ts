/** The main job of `npm start`: the municipality of the examples, its night, and the account of it. */
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { readBooks } from '../../cli/books/read.ts'
import { lines as accountLines } from '../../cli/commands/reconcile.ts'
import { type Watched, watchNight } from '../../cli/night.ts'
import { openBar, type Shown } from '../../cli/progress.ts'
import { countLines, importRegister, REGISTERS } from '../../cli/registers.ts'
import { httpErp } from '../../erp/http/adapter.ts'
import { openStore, type Store } from '../../store/store.ts'
import { ERP_PATIENCE_MS, readEnvironment } from '../../workers/environment.ts'
import { startIntake } from '../../workers/intake-client.ts'
import { ensureSchedules } from '../../workers/schedules.ts'
import { ROOT } from '../services/paths.ts'
import type { Ui } from './ui.ts'

const EXAMPLES = join(ROOT, 'examples')

/** Whether the books agree: every received document is somewhere, in all books alike. */
export interface NightResult {
  readonly reconciles: boolean
}

export const runNight = async (variables: Readonly<Record<string, string>>, ui: Ui): Promise<NightResult> => {
  const env = readEnvironment(variables)
  const shown = ui.terminal ? 'bar' : 'lines'
  const store = await openStore(env.storeUri)
  const connection = await Connection.connect({ address: env.temporal.address })
  try {
    const client = new Client({ connection, namespace: env.temporal.namespace })
    const erp = httpErp({ url: env.erp.url, token: env.erp.token, timeoutMs: ERP_PATIENCE_MS })
    const { source } = env.erp
    if ((await store.areas.list()).length === 0) {
      if (process.env.ERP_URL === undefined) await foundMunicipality(store, source, ui, shown)
      else
        ui.say(
          'Registers: none yet. Import your own (npm run cli -- import --help), then let the robot into an area.',
        )
    }
    await ensureSchedules(client, source)
    const watched = await watchNight(await startIntake(client, source), { source, store, erp }, shown)
    const books = await readBooks({ source, store, erp, client })
    for (const line of [...nightLines(watched), '', ...accountLines(books)]) ui.say(line)
    return { reconciles: books.differences.length === 0 }
  } finally {
    await connection.close()
    await store.close()
  }
}

/** The registers and the ledger of the examples; the robot is let into every area, which is for the sandbox ERP only. */
const foundMunicipality = async (store: Store, source: string, ui: Ui, shown: Shown): Promise<void> => {
  ui.say(`Registers: imported from ${EXAMPLES} (only this once)`)
  for (const kind of REGISTERS) {
    const file = join(EXAMPLES, `${kind}.csv${kind === 'ledger' ? '.gz' : ''}`)
    const bar = openBar(shown, `import ${kind}`, await countLines(file))
    const { written, refusedCount } = await importRegister(
      kind,
      file,
      { store, erp: source, now: new Date() },
      {
        onProgress: bar.update,
      },
    ).finally(bar.stop)
    ui.say(`  ${kind}: ${written} written, ${refusedCount} refused`)
  }
  const change = {
    mode: 'on',
    changedBy: 'npm start',
    changedAt: new Date(),
    why: 'to try it on the examples',
  } as const
  for (const { area } of await store.areas.list()) await store.areas.setMode(area, change)
}

const nightLines = ({ night }: Watched): readonly string[] => [
  `The night: ${night.arrived} documents arrived, ${night.started} started, ${night.quarantined} quarantined, ${night.known} known before, ${night.resumed} started again.`,
]
