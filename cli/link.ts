/** Where an operator sees a workflow. */
import type { InvoiceRecord } from '../store/record.ts'

export function temporalLink(
  ui: string | undefined,
  namespace: string,
  workflowId: string,
): string | undefined {
  if (!ui) return undefined
  return new URL(`/namespaces/${namespace}/workflows/${encodeURIComponent(workflowId)}`, ui).href
}

/** A document that could not be read has no workflow. */
export function invoiceLink(
  ui: string | undefined,
  namespace: string,
  { _id, invoice }: Pick<InvoiceRecord, '_id' | 'invoice'>,
): string | undefined {
  return invoice ? temporalLink(ui, namespace, _id) : undefined
}
