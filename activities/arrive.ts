/** One document's arrival: its bytes are kept, read, recorded, and its workflow started, in this order; each may have been done before. */
import { createHash } from 'node:crypto'
import { invoiceId } from '../domain/invoice/id.ts'
import { type Arrival, ErpRefused } from '../erp/port.ts'
import { readInvoice } from '../intake/read/read.ts'
import type { InvoiceRecord, Quarantine } from '../store/records.ts'
import type { IntakeWorld } from './intake-steps.ts'

export type Came = 'started' | 'quarantined' | 'known'

export async function arrive(
  world: IntakeWorld,
  arrival: Arrival,
  there: InvoiceRecord | undefined,
): Promise<Came> {
  const id = invoiceId(world.source, arrival.documentId)
  if (there?.outcome || there?.quarantine) return 'known'
  // The record stands, but perhaps its workflow was not started any more: a running one is left alone.
  const record = there ? await world.store.records.get(id) : await keep(world, arrival)
  if (!record?.invoice) return 'quarantined'
  const started = await world.start(id, { ...record, invoice: record.invoice })
  return started ? 'started' : 'known'
}

/** Keeps the bytes and what was read of them. Answers the record that counts, which may be an earlier one. */
async function keep(world: IntakeWorld, arrival: Arrival): Promise<InvoiceRecord | undefined> {
  const { store, source } = world
  const id = invoiceId(source, arrival.documentId)
  const read = await fetchAndRead(world, arrival)
  const gln = 'invoice' in read ? read.invoice?.gln : undefined
  const institution = gln ? await store.institutions.get(gln) : undefined
  const record: InvoiceRecord = {
    _id: id,
    source,
    documentId: arrival.documentId,
    fileName: arrival.fileName,
    receivedAt: new Date(arrival.arrivedAt),
    size: arrival.size,
    sha256: arrival.sha256,
    ...read,
    ...(institution ? { area: institution.area } : {}),
  }
  return (await store.records.insert(record)) ? record : store.records.get(id)
}

async function fetchAndRead(
  world: IntakeWorld,
  arrival: Arrival,
): Promise<Pick<InvoiceRecord, 'invoice'> | { quarantine: Quarantine }> {
  const quarantine = (code: Quarantine['code'], detail: string) => ({
    quarantine: { code, detail, at: world.now(), tries: 1 },
  })
  const bytes = await download(world, arrival.documentId)
  if (!bytes) return quarantine('ERP_DOCUMENT_UNKNOWN', 'download')
  await world.store.originals.put(bytes)
  if (createHash('sha256').update(bytes).digest('hex') !== arrival.sha256)
    return quarantine('DOC_ALTERED', 'sha256')
  const reading = readInvoice(bytes)
  return 'invoice' in reading
    ? { invoice: reading.invoice }
    : quarantine(reading.failure.code, reading.failure.detail)
}

async function download({ erp }: IntakeWorld, documentId: string): Promise<Uint8Array | undefined> {
  try {
    return await erp.download(documentId)
  } catch (error) {
    if (error instanceof ErpRefused) return undefined
    throw error
  }
}
