/** Likely double payments among what is booked: the duplicate check over the ledger, in the order in which the invoices were made out. */
import { bookedSighting } from '../../domain/duplicates/booked.ts'
import { memoryIndex } from '../../domain/duplicates/memory-index.ts'
import type { Likeness } from '../../domain/duplicates/verdict.ts'
import type { Ore } from '../../domain/money.ts'
import { type BookedDocument, collectDocuments } from '../../intake/register/documents.ts'
import type { Store } from '../../store/store.ts'

export interface LikelyTwice {
  readonly document: BookedDocument
  readonly earlier: BookedDocument
  readonly rule: Likeness['rule']
  readonly action: Likeness['action']
  readonly odds: number
  /** What may have been paid twice. */
  readonly amount: Ore
}

export interface LookBack {
  readonly documents: number
  /** The dearest first. */
  readonly likely: readonly LikelyTwice[]
}

/** Rules that find a part of what was paid. */
const IN_PARTS: readonly Likeness['rule'][] = ['split', 'merged']

export async function lookBack(store: Store): Promise<LookBack> {
  const suppliers = new Map<string, Parameters<typeof bookedSighting>[1]>()
  const collector = collectDocuments()
  const documents: BookedDocument[] = []
  for await (const line of store.ledger.byDocument()) documents.push(...collector.add([line]))
  documents.push(...collector.end())
  for (const supplier of await store.suppliers.some([...new Set(documents.map((d) => d.creditorNo))]))
    suppliers.set(supplier.creditorNo, supplier)
  documents.sort((a, b) => ((a.invoiceDate ?? '') < (b.invoiceDate ?? '') ? -1 : 1))

  const index = memoryIndex()
  const byId = new Map<string, BookedDocument>()
  const found: LikelyTwice[] = []
  for (const document of documents) {
    const seen = bookedSighting(document, suppliers.get(document.creditorNo))
    if (!seen) continue
    byId.set(seen.id, document)
    const [likeliest] = index.see(seen)
    const earlier = likeliest && byId.get(likeliest.of)
    if (!likeliest || !earlier || document.kind === 'creditNote') continue
    const cleared = await store.cleared.among(seen.id, [likeliest.of])
    if (cleared.size > 0) continue
    const { rule, action, odds } = likeliest
    const whole = Math.min(document.gross, earlier.gross)
    found.push({
      document,
      earlier,
      rule,
      action,
      odds,
      amount: IN_PARTS.includes(rule) ? document.gross : whole,
    })
  }
  return { documents: documents.length, likely: found.toSorted((a, b) => b.amount - a.amount) }
}
