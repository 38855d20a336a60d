/** The servers that a command speaks to, each opened when it is first needed and closed at the end. */
import { Client, Connection } from '@temporalio/client'
import { httpErp } from '../erp/http/adapter.ts'
import type { Erp } from '../erp/port.ts'
import { openStore, type Store } from '../store/store.ts'
import { ERP_PATIENCE_MS } from '../workers/environment.ts'
import { EXIT, Stop, Usage } from './exit.ts'
import { readSettings, type Settings } from './settings.ts'

/** How long a server may take to answer the first call, ms. */
const PATIENCE_MS = 5_000

/** What commands need to know of the settings: no addresses, no tokens. */
export interface Known {
  /** Name of the ERP in invoice ids. */
  readonly source: string
  readonly namespace: string
  readonly controlKey: string
  readonly ui: string | undefined
}

export interface Servers {
  readonly settings: () => Promise<Known>
  readonly store: () => Promise<Store>
  readonly client: () => Promise<Client>
  readonly erp: () => Promise<Erp>
  readonly close: () => Promise<void>
}

export function servers(read: () => Promise<Settings> = readSettings): Servers {
  const settings = once(() =>
    read().catch((error: unknown) => {
      // One sentence that names the variables, never their values.
      throw new Usage(error instanceof Error ? error.message : String(error))
    }),
  )
  const store = once(async () => {
    const { storeUri } = await settings()
    return openStore(storeUri).catch(() => {
      throw new Stop('MACHINE_STORE', EXIT.unreachable)
    })
  })
  const connection = once(async () => {
    const { address } = (await settings()).temporal
    return Connection.connect({ address, connectTimeout: PATIENCE_MS }).catch(() => {
      throw new Stop('MACHINE_TEMPORAL', EXIT.unreachable, address)
    })
  })
  return {
    settings: async () => {
      const { controlKey, ui, erp, temporal } = await settings()
      return { controlKey, ui, source: erp.source, namespace: temporal.namespace }
    },
    store,
    client: once(
      async () =>
        new Client({ connection: await connection(), namespace: (await settings()).temporal.namespace }),
    ),
    erp: once(async () => {
      const { url, token } = (await settings()).erp
      return httpErp({ url, token, timeoutMs: ERP_PATIENCE_MS })
    }),
    close: async () => {
      await Promise.allSettled([
        store.made()?.then((opened) => opened.close()),
        connection.made()?.then((opened) => opened.close()),
      ])
    },
  }
}

/** Makes it at the first call, and never again; `made` answers it without making it. */
function once<T>(
  make: () => Promise<T>,
): (() => Promise<T>) & { readonly made: () => Promise<T> | undefined } {
  let made: Promise<T> | undefined
  return Object.assign(
    () => {
      made ??= make()
      return made
    },
    { made: () => made },
  )
}
