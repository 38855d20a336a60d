/** The entry in the ERP's journal that closed a document; undefined where there is none, or where the ERP does not know the document any more. */
import { type Erp, ErpRefused, type JournalEntry } from '../erp/port.ts'

export async function entryOf(erp: Erp, documentId: string): Promise<JournalEntry | undefined> {
  try {
    const state = await erp.state(documentId)
    return state.kind === 'closed' ? state.entry : undefined
  } catch (error) {
    if (isUnknownDocument(error)) return undefined
    throw error
  }
}

/** The ERP answered, and does not know the document (any more). */
export function isUnknownDocument(error: unknown): error is ErpRefused {
  return error instanceof ErpRefused && error.code === 'ERP_DOCUMENT_UNKNOWN'
}
