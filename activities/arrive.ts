/** One document's arrival: its bytes are kept, read, recorded, and its workflow started, in this order; each may have been done before. */
import { createHash } from 'node:crypto'
import { idOfDocument } from '../domain/invoice/id-of-document.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { type Arrival, type Erp, ErpRefused, ErpUnavailable } from '../erp/port.ts'
import { readInvoice } from '../intake/read/read.ts'
import type { InvoiceRecord, Quarantine } from '../store/record.ts'
import type { IntakeWorld } from './intake-steps.ts'

/** What taking in a document needs of the world. */
export type ArrivalWorld = Pick<IntakeWorld, 'store' | 'erp' | 'source' | 'now' | 'start'>

export type Came = 'started' | 'quarantined' | 'known'

export async function arrive(
  world: ArrivalWorld,
  arrival: Arrival,
  there: InvoiceRecord | undefined,
): Promise<Came> {
  const id = idOfDocument(world.source, arrival.documentId)
  if (there?.outcome || there?.quarantine) return 'known'
  // The record stands, but perhaps its workflow was not started any more: a running one is left alone.
  const record = there ? await world.store.records.get(id) : await keep(world, arrival)
  if (!record?.invoice) return 'quarantined'
  const started = await world.start(id, { ...record, invoice: record.invoice })
  return started ? 'started' : 'known'
}

/** Keeps the bytes and what was read of them. Answers the record that counts, which may be an earlier one. */
export async function keep(world: ArrivalWorld, arrival: Arrival): Promise<InvoiceRecord | undefined> {
  const { store, source } = world
  const id = idOfDocument(source, arrival.documentId)
  const read = await fetchAndRead(world, arrival, FIRST_TRY)
  const record: InvoiceRecord = {
    _id: id,
    source,
    documentId: arrival.documentId,
    fileName: arrival.fileName,
    receivedAt: new Date(arrival.arrivedAt),
    size: arrival.size,
    sha256: arrival.sha256,
    ...read,
  }
  return (await store.records.insert(record)) ? record : store.records.get(id)
}

/** What was read of the bytes, with the institution's area; or why they could not be read. */
export type Read = { readonly invoice: Invoice; readonly area?: string } | { readonly quarantine: Quarantine }

/** Reads the original that is kept, or fetches it from the ERP. Altered bytes are kept too, under their own hash. */
export async function fetchAndRead(
  world: ArrivalWorld,
  { documentId, sha256 }: Pick<Arrival, 'documentId' | 'sha256'>,
  tries: number,
): Promise<Read> {
  const { store } = world
  const quarantine = (code: Quarantine['code'], detail: string) => ({
    quarantine: { code, detail, at: world.now(), tries },
  })
  const kept = tries > FIRST_TRY ? await store.originals.get(sha256) : undefined
  const bytes = kept ?? (await download(world, documentId))
  if (typeof bytes === 'string') return quarantine(bytes, 'download')
  await store.originals.put(bytes)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return quarantine('DOC_ALTERED', 'sha256')
  const reading = readOr(bytes)
  if ('failure' in reading) return quarantine(reading.failure.code, reading.failure.detail)
  const { invoice } = reading
  const institution = invoice.gln ? await store.institutions.get(invoice.gln) : undefined
  return { invoice, ...(institution ? { area: institution.area } : {}) }
}

/** A document on which the reader itself fails is no reason for the night to stop: it waits like others that cannot be read. */
function readOr(bytes: Uint8Array): ReturnType<typeof readInvoice> {
  try {
    return readInvoice(bytes)
  } catch {
    return { failure: { code: 'DOC_UNREADABLE', detail: '' } }
  }
}

const FIRST_TRY = 1

/** Why there are no bytes: a later night may get them. */
export const NEVER_CAME = ['ERP_DOCUMENT_UNKNOWN', 'ERP_NOT_HANDED_OVER'] as const
type NeverCame = (typeof NEVER_CAME)[number]

/**
 * The bytes, or why there are none. Where the ERP's list cannot be read either it is away as a whole, and whoever asks waits for it; one document that it lists and
 * does not hand over holds up no other.
 */
async function download({ erp }: ArrivalWorld, documentId: string): Promise<Uint8Array | NeverCame> {
  const first = await tryDownload(erp, documentId)
  if (first !== 'ERP_NOT_HANDED_OVER') return first
  await erp.arrivals(0, 1)
  // Perhaps it had been away, and is back.
  return tryDownload(erp, documentId)
}

async function tryDownload(erp: Erp, documentId: string): Promise<Uint8Array | NeverCame> {
  try {
    return await erp.download(documentId)
  } catch (error) {
    if (error instanceof ErpRefused)
      return error.code === 'ERP_DOCUMENT_UNKNOWN' ? 'ERP_DOCUMENT_UNKNOWN' : 'ERP_NOT_HANDED_OVER'
    // It says itself when to come back: then it will hand it over.
    if (!(error instanceof ErpUnavailable) || saysWhen(error)) throw error
    return 'ERP_NOT_HANDED_OVER'
  }
}

function saysWhen({ outcomeUnknown, retryAfterMs }: ErpUnavailable): boolean {
  return !outcomeUnknown && retryAfterMs !== undefined
}
