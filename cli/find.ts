/** Finds an invoice by what a person writes: the whole id, its last part, or the ERP's id of the document. */
import { type InvoiceId, isInvoiceId } from '../domain/invoice/id.ts'
import { idOfDocument } from '../domain/invoice/id-of-document.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Cli } from './cli.ts'
import { EXIT, Stop } from './exit.ts'

export async function idOf({ servers }: Cli, written: string): Promise<InvoiceId> {
  if (written.startsWith('invoice/')) return written as InvoiceId
  const { source } = await servers.settings()
  const asWritten = `invoice/${source}/${written}`
  return isInvoiceId(asWritten) ? asWritten : idOfDocument(source, written)
}

/** Stops where there is none. */
export async function findInvoice(cli: Cli, written: string): Promise<InvoiceRecord> {
  const id = await idOf(cli, written)
  const record = await (await cli.servers.store()).records.get(id)
  if (!record) throw new Stop('NOT_FOUND', EXIT.no, id)
  return record
}
