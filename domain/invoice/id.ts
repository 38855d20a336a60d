/** Identity of an invoice: the workflow's id, the record's `_id` and the ERP's idempotency key are this one text. */
export type InvoiceId = `invoice/${string}/${string}`

/** Sources and their ids are letters, digits, `.`, `_` and `-`: an id stands in URLs, logs and search. */
const PART = /^[A-Za-z0-9._-]{1,100}$/

export function isIdPart(text: string): boolean {
  return PART.test(text)
}

/** Makes the id; throws a RangeError where a part has other characters. */
export function invoiceId(source: string, sourceId: string): InvoiceId {
  if (!isIdPart(source) || !isIdPart(sourceId)) {
    throw new RangeError('source and source id are 1 to 100 letters, digits, dots, underscores or hyphens')
  }
  return `invoice/${source}/${sourceId}`
}

export function splitInvoiceId(
  id: string,
): { readonly source: string; readonly sourceId: string } | undefined {
  const [head, source, sourceId, ...rest] = id.split('/')
  if (head !== 'invoice' || !source || !sourceId || rest.length > 0) return undefined
  return { source, sourceId }
}

export function isInvoiceId(id: string): id is InvoiceId {
  const parts = splitInvoiceId(id)
  return parts !== undefined && isIdPart(parts.source) && isIdPart(parts.sourceId)
}
