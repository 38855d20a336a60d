import { z } from 'zod'
import { type Erp, ErpRefused } from '../port.ts'
import {
  arrivalRead,
  changeRead,
  closed,
  documentState,
  erpAccount,
  erpSupplier,
  fenced,
  held,
  journalEntry,
  manual,
  released,
  reserved,
  withdrawn,
} from '../wire.ts'
import { type Connection, connect } from './connection.ts'

/** The ERP port over the REST interface that docs/erp-integration.md describes. */
export function httpErp(connection: Connection): Erp {
  const { call, download } = connect(connection)

  const page = <T>(path: string, item: z.ZodType<T>, query: Readonly<Record<string, string>>) =>
    call('GET', `${path}?${new URLSearchParams(query)}`, z.array(item))

  const afterReserving = z.discriminatedUnion('kind', [reserved, closed, held, manual, fenced, withdrawn])
  const afterRelease = z.discriminatedUnion('kind', [released, closed, withdrawn])
  const afterClosing = z.discriminatedUnion('kind', [closed, fenced, withdrawn])

  return {
    arrivals: (after, limit) => page('/v1/arrivals', arrivalRead, pageFrom(after, limit)),
    changes: (after, limit) => page('/v1/changes', changeRead, pageFrom(after, limit)),
    journal: (after, limit, user) =>
      page('/v1/journal', journalEntry, { ...pageFrom(after, limit), ...(user !== undefined && { user }) }),
    accounts: () => call('GET', '/v1/accounts', z.array(erpAccount)),
    suppliers: () => call('GET', '/v1/suppliers', z.array(erpSupplier)),
    download: async (id) => download(`${pathOf(id)}/content`),
    state: async (id) => call('GET', pathOf(id), documentState),
    reserve: async (id, key, token, on, until) =>
      call('POST', `${pathOf(id)}/reserve`, afterReserving, {
        key,
        token,
        on,
        ...(until !== undefined && { until }),
      }),
    release: async (id, key, token, reason) =>
      call('POST', `${pathOf(id)}/release`, afterRelease, { key, token, reason }),
    post: async ({ documentId: id, ...order }) => call('POST', `${pathOf(id)}/postings`, afterClosing, order),
    close: async ({ documentId: id, ...order }) =>
      call('POST', `${pathOf(id)}/closings`, afterClosing, order),
  }
}

const pageFrom = (after: number, limit: number) => ({ after: `${after}`, limit: `${limit}` })

/** What a path cannot bear, encoded or not: characters that are none, and steps that a server in between could walk, so that another document would be meant. */
const UNFIT = /[\p{Cc}\p{Cs}]|(^|[\\/])\.{0,2}($|[\\/])/u

function pathOf(id: string): string {
  if (UNFIT.test(id)) throw new ErpRefused('ERP_DOCUMENT_UNKNOWN', 'no such document id')
  return `/v1/documents/${encodeURIComponent(id)}`
}
