/** The five files with which a municipality starts, and how each is taken in. */
import { bookedSighting } from '../domain/duplicates/booked.ts'
import { ledgerClaimant, numberFingerprint } from '../domain/duplicates/fingerprint.ts'
import { idOfDocument } from '../domain/invoice/id-of-document.ts'
import { saysNothing } from '../domain/invoice/number.ts'
import type { ImportAccount, ImportOptions } from '../intake/register/account.ts'
import { CHART_COLUMNS, importChart } from '../intake/register/chart.ts'
import { openRegister } from '../intake/register/csv.ts'
import type { BookedDocument } from '../intake/register/documents.ts'
import { INSTITUTION_COLUMNS, importInstitutions } from '../intake/register/institutions.ts'
import { importLedger } from '../intake/register/ledger.ts'
import { LEDGER_COLUMNS } from '../intake/register/ledger-row.ts'
import { importPeople, PEOPLE_COLUMNS } from '../intake/register/people.ts'
import { importSuppliers, SUPPLIER_COLUMNS } from '../intake/register/suppliers.ts'
import type { BookedAmount } from '../store/amounts.ts'
import type { Store } from '../store/store.ts'

/** In the order in which they refer to one another. */
export const REGISTERS = ['chart', 'suppliers', 'institutions', 'people', 'ledger'] as const
export type Register = (typeof REGISTERS)[number]

export const COLUMNS: Readonly<Record<Register, readonly string[]>> = {
  chart: CHART_COLUMNS,
  suppliers: SUPPLIER_COLUMNS,
  institutions: INSTITUTION_COLUMNS,
  people: PEOPLE_COLUMNS,
  ledger: LEDGER_COLUMNS,
}

export interface ImportWorld {
  readonly store: Store
  /** Name of the ERP in invoice ids. */
  readonly erp: string
  readonly now: Date
}

/** Takes a file in; repeating it is safe. The ledger brings the duplicate claims of what was booked before. */
export async function importRegister(
  kind: Register,
  path: string,
  { store, erp, now }: ImportWorld,
  options: ImportOptions,
): Promise<ImportAccount> {
  const source = openRegister(path)
  switch (kind) {
    case 'chart':
      return importChart(source, store, options)
    case 'suppliers':
      return importSuppliers(source, { ...store, now }, options)
    case 'institutions':
      return importInstitutions(source, { ...store, now }, options)
    case 'people':
      return importPeople(source, store, options)
    case 'ledger':
      if (!options.dryRun) await store.ledger.ensureIndexes()
      return importLedger(
        source,
        { ...store, handledOf: (documentIds) => handledOf(store, erp, documentIds), now },
        { ...options, onDocuments: (documents) => claimBooked(store, documents) },
      )
  }
}

/** Those that came to us too and could be read here. */
async function handledOf(
  { records }: Store,
  erp: string,
  documentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const idOf = (documentId: string): string => idOfDocument(erp, documentId)
  const found = await records.brief(documentIds.map(idOf))
  const read = new Set<string>(found.filter(({ invoice }) => invoice).map(({ _id }) => _id))
  return new Set(documentIds.filter((documentId) => read.has(idOf(documentId))))
}

/** What invoices that were booked before this program came claim; none where the ledger holds no number of the supplier's. */
async function claimBooked(store: Store, documents: readonly BookedDocument[]): Promise<void> {
  const suppliers = await store.suppliers.some(documents.map((d) => d.creditorNo))
  const byNo = new Map(suppliers.map((s) => [s.creditorNo, s] as const))
  await store.claims.claimMany(documents.flatMap(claimOf))
  await store.amounts.add(documents.flatMap(amountOf))
  await store.sightings.putMany(documents.flatMap((d) => bookedSighting(d, byNo.get(d.creditorNo)) ?? []))
}

function amountOf({
  kind,
  creditorNo,
  documentId,
  invoiceDate,
  net,
}: BookedDocument): readonly BookedAmount[] {
  return kind === 'invoice' && invoiceDate ? [{ creditorNo, id: documentId, on: invoiceDate, net }] : []
}

function claimOf({ kind, creditorNo, supplierInvoiceNo, documentId }: BookedDocument) {
  if (!supplierInvoiceNo || saysNothing(supplierInvoiceNo)) return []
  const fingerprint = numberFingerprint(kind, `creditor:${creditorNo}`, supplierInvoiceNo)
  return [{ fingerprint, claimant: ledgerClaimant(documentId) }]
}

const NEWLINE = 0x0a

/** Lines of a file: how far a bar has to go. */
export async function countLines(path: string): Promise<number> {
  let lines = 0
  for await (const chunk of openRegister(path)) {
    for (const byte of chunk as Buffer) if (byte === NEWLINE) lines += 1
  }
  return lines
}
