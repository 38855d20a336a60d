/** Import of the ledger: the lines, what they teach, and the documents that the duplicate check must know. */
import type { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { Accounts } from '../../store/accounts.ts'
import type { Experience } from '../../store/experience.ts'
import type { Institutions } from '../../store/institutions.ts'
import type { Ledger, LedgerLine } from '../../store/ledger.ts'
import type { Suppliers } from '../../store/suppliers.ts'
import type { ImportAccount, ImportOptions, RefusedRow } from './account.ts'
import { type BookedDocument, collectDocuments } from './documents.ts'
import { type Import, type Row, runImport } from './import.ts'
import { type ImportedLine, LEDGER_FILE } from './ledger-row.ts'

export interface LedgerParts {
  readonly ledger: Ledger
  readonly experience: Experience
  readonly accounts: Accounts
  readonly institutions: Institutions
  readonly suppliers: Suppliers
  /** Which of these documents are handled here: they teach by their records, and not once more as the ERP tells of them. */
  readonly handledOf: (documentIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** When the lines become known. */
  readonly now: Date
}

export interface LedgerOptions extends ImportOptions {
  /** Told of booked documents, batch by batch; the same document may come again when the import is repeated. */
  readonly onDocuments?: (documents: readonly BookedDocument[]) => Promise<void>
}

export async function importLedger(
  source: Readable,
  parts: LedgerParts,
  options: LedgerOptions = {},
): Promise<ImportAccount> {
  const { ledger, experience, handledOf, now } = parts
  const documents = collectDocuments()
  const references = knownReferences(parts)
  const tell = async (done: readonly BookedDocument[]): Promise<void> => {
    if (done.length > 0 && !options.dryRun) await options.onDocuments?.(done)
  }
  const spec: Import<ImportedLine> = {
    ...LEDGER_FILE,
    apply: async (batch, dryRun) => {
      const refused = await references.check(batch)
      const bad = new Set(refused.map((r) => r.row))
      const lines = await taught(
        batch.filter((b) => !bad.has(b.row)).map((b) => b.value),
        handledOf,
      )
      const stored = new Map(
        (await ledger.some(lines.map((l) => l.lineId))).map((l) => [l.lineId, l] as const),
      )
      const changed = lines.filter((line) => !same(stored.get(line.lineId), line))
      if (!dryRun) {
        const before = changed.flatMap((line) => stored.get(line.lineId) ?? [])
        // A corrected line takes the old answer away first: a crash in between leaves no experience, not a wrong one.
        const corrected = changed.filter((line) => stored.has(line.lineId))
        if (before.length > 0) await experience.suspend([...before, ...corrected])
        const asOf = (line: ImportedLine): LedgerLine => ({
          ...line,
          learntAt: stored.get(line.lineId)?.learntAt ?? now,
        })
        if (changed.length > 0) await ledger.put(changed.map(asOf))
        // Also those that were there: an import that was broken off may not have taught them.
        await experience.learn(lines.map(asOf))
      }
      await tell(documents.add(lines))
      return { written: changed.length, unchanged: lines.length - changed.length, refused }
    },
  }
  const account = await runImport(source, spec, options)
  await tell(documents.end())
  if (!options.dryRun) await experience.rebuildSuspended()
  return account
}

/** What is handled here has its word in its record: what the ERP tells of it is weak. */
async function taught(
  lines: readonly ImportedLine[],
  handledOf: LedgerParts['handledOf'],
): Promise<readonly ImportedLine[]> {
  const handled = await handledOf([...new Set(lines.map((line) => line.documentId))])
  return lines.map((line) => (handled.has(line.documentId) ? { ...line, label: 'weak' } : line))
}

function same(stored: LedgerLine | undefined, line: ImportedLine): boolean {
  if (!stored) return false
  const { learntAt, ...rest } = stored
  return isDeepStrictEqual(rest, line)
}

/** Accounts, institutions and creditors must have been imported; each is looked up once a file. */
function knownReferences({ accounts, institutions, suppliers }: LedgerParts) {
  const kinds = [
    lookup(
      'creditor_no',
      (l) => l.creditorNo,
      async (ids) => (await suppliers.some(ids)).map((s) => s.creditorNo),
    ),
    lookup(
      'gln',
      (l) => l.gln,
      async (ids) => (await institutions.some(ids)).map((i) => i.gln),
    ),
    lookup(
      'account',
      (l) => l.coding.account,
      async (ids) => (await accounts.some(ids)).map((a) => a.account),
    ),
  ]
  return {
    check: async (batch: readonly Row<ImportedLine>[]): Promise<readonly RefusedRow[]> => {
      await Promise.all(kinds.map((kind) => kind.learn(batch)))
      return batch.flatMap(({ row, value }): readonly RefusedRow[] => {
        const unknown = kinds.find((kind) => !kind.knows(value))
        if (!unknown) return []
        return [{ row, code: 'IMPORT_UNKNOWN_REFERENCE', field: unknown.field, why: 'was not imported' }]
      })
    },
  }
}

function lookup(
  field: string,
  idOf: (line: ImportedLine) => string,
  find: (ids: readonly string[]) => Promise<readonly string[]>,
) {
  const known = new Map<string, boolean>()
  return {
    field,
    knows: (line: ImportedLine): boolean => known.get(idOf(line)) === true,
    learn: async (batch: readonly Row<ImportedLine>[]): Promise<void> => {
      const ids = [...new Set(batch.map((b) => idOf(b.value)))].filter((one) => !known.has(one))
      const found = new Set(await find(ids))
      for (const one of ids) known.set(one, found.has(one))
    },
  }
}
