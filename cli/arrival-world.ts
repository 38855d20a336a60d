/** What taking in a document needs, from the servers of a command. */
import type { ArrivalWorld } from '../activities/arrive.ts'
import { invoiceClient } from '../workers/invoice-client.ts'
import type { Cli } from './cli.ts'

export async function arrivalWorld({ servers, now }: Cli): Promise<ArrivalWorld> {
  const [{ source }, store, erp, client] = await Promise.all([
    servers.settings(),
    servers.store(),
    servers.erp(),
    servers.client(),
  ])
  return { store, erp, source, now, start: invoiceClient(client).start }
}
