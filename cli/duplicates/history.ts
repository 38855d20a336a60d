/** Likely double payments among what is booked: the duplicate check over the ledger, in the order in which the invoices were made out. */
import { bookedSighting } from '../../domain/duplicates/booked.ts'
import { memoryIndex } from '../../domain/duplicates/memory-index.ts'
import type { Likeness } from '../../domain/duplicates/verdict.ts'
import { groupBy } from '../../domain/group.ts'
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
  /** The amount by how likely it was paid twice: what looking is worth. */
  readonly expected: Ore
}

export interface LookBack {
  readonly documents: number
  /** Those that are worth most to look at first. */
  readonly likely: readonly LikelyTwice[]
  /** Like an earlier one, but a credit note of the same amount came later: the money is back. */
  readonly credited: number
}

/** Rules that find a part of what was paid. */
const IN_PARTS: readonly Likeness['rule'][] = ['split', 'merged']

export async function lookBack(store: Store): Promise<LookBack> {
  const collector = collectDocuments()
  const documents: BookedDocument[] = []
  for await (const line of store.ledger.byDocument()) documents.push(...collector.add([line]))
  documents.push(...collector.end())
  documents.sort((a, b) => ((a.invoiceDate ?? '') < (b.invoiceDate ?? '') ? -1 : 1))
  const creditors = [...new Set(documents.map((d) => d.creditorNo))]
  const suppliers = new Map((await store.suppliers.some(creditors)).map((s) => [s.creditorNo, s] as const))

  const index = memoryIndex()
  const byId = new Map<string, BookedDocument>()
  const isCredited = creditsOf(documents)
  const found: LikelyTwice[] = []
  let credited = 0
  for (const document of documents) {
    const seen = bookedSighting(document, suppliers.get(document.creditorNo))
    if (!seen) continue
    byId.set(seen.id, document)
    const [likeliest] = index.see(seen)
    const earlier = likeliest && byId.get(likeliest.of)
    if (!likeliest || !earlier || document.kind === 'creditNote') continue
    if ((await store.cleared.among(seen.id, [likeliest.of])).size > 0) continue
    if (isCredited(document)) credited += 1
    else found.push(twice(document, earlier, likeliest))
  }
  return {
    documents: documents.length,
    likely: found.toSorted((a, b) => b.expected - a.expected),
    credited,
  }
}

function twice(document: BookedDocument, earlier: BookedDocument, found: Likeness): LikelyTwice {
  const { rule, action, odds } = found
  const amount = IN_PARTS.includes(rule) ? document.gross : Math.min(document.gross, earlier.gross)
  return { document, earlier, rule, action, odds, amount, expected: Math.round((amount * odds) / (1 + odds)) }
}

/** Whether a later credit note of the creditor gave the amount back; each gives back once. */
function creditsOf(documents: readonly BookedDocument[]): (document: BookedDocument) => boolean {
  const key = ({ creditorNo, gross }: BookedDocument): string => `${creditorNo}/${gross}`
  const credits = new Map<string, BookedDocument[]>()
  for (const [of, notes] of groupBy(
    documents.filter(({ kind }) => kind === 'creditNote'),
    key,
  ))
    credits.set(of, [...notes])
  return (document) => {
    const left = credits.get(key(document)) ?? []
    const later = left.findIndex(({ invoiceDate }) => (invoiceDate ?? '') >= (document.invoiceDate ?? ''))
    return later >= 0 && left.splice(later, 1).length > 0
  }
}
