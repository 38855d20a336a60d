import { parseArgs } from 'node:util'
import { readTokens } from './access.ts'
import { seed } from './seed.ts'
import { buildServer } from './server.ts'
import { openStore } from './store.ts'

/** The sandbox ERP as a program: `node --import tsx erp/sandbox/main.ts --store DIR --port N --tokens FILE [--seed DIR]`. */
const USAGE = `usage: erp/sandbox/main.ts --store DIR --port N --tokens FILE [--seed DIR] [--host ADDRESS]
  --store   folder of the journal and the documents; made when it is not there
  --port    port to listen on; 0 takes a free one
  --tokens  JSON: {"<token>": {"user": "ROBOT", "role": "robot" | "colleague" | "admin"}}
  --seed    folder of CSV files and documents to fill an empty store with
  --host    address to listen on (127.0.0.1)`

/** How often the clock is looked at when nobody calls, milliseconds. */
const TICK_MS = 1_000

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      store: { type: 'string' },
      port: { type: 'string' },
      tokens: { type: 'string' },
      seed: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  })
  const port = Number(values.port)
  if (
    values.store === undefined ||
    values.tokens === undefined ||
    !Number.isInteger(port) ||
    values.port === undefined
  ) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const tokens = await readTokens(values.tokens)
  const store = await openStore(values.store)
  if (values.seed !== undefined) await seed(store.engine, values.seed)
  const app = buildServer(store.engine, tokens)
  const ticker = setInterval(store.engine.tick, TICK_MS)
  const url = await app.listen({ host: values.host, port })
  console.log(JSON.stringify({ listening: url }))

  const stop = (): void => {
    clearInterval(ticker)
    app
      .close()
      .then(store.close)
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // The state in memory is ahead of a disk that does not take more: nothing may be answered from it.
  store.engine.log.failed.catch(fail)
}

/** What a person can do about the failures that a machine has. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is in use. Stop what listens there, or choose another --port.',
  EACCES: 'That may not be opened. Choose another --port, or a --store that is yours.',
  ENOENT: 'A file is missing. See --tokens and --seed.',
  ENOSPC: 'The disk is full. Make room and start again; everything that was answered is kept.',
}

function fail(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const advice = ADVICE[code]
  console.error(error instanceof Error ? error.message : error)
  if (advice !== undefined) console.error(advice)
  process.exit(1)
}

await main().catch(fail)
