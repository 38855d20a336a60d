/** All files of `examples/` but the README, from the text of the published ledger. Pure: the same text gives the same files. */
import { DateTime } from 'luxon'
import type { Manifest } from '../demo/manifest.ts'
import { chartCsv, chartOf } from './chart.ts'
import { toCsv } from './csv.ts'
import { filesOf } from './files.ts'
import { type Books, HISTORY_FROM, HISTORY_TO, historyOf } from './history.ts'
import { institutionsCsv, institutionsOf } from './institutions.ts'
import { ledgerCsv } from './ledger.ts'
import { BASE_DOCUMENTS, NIGHT, NIGHT_FROM, nightOf } from './night.ts'
import type { NightFile } from './night-file.ts'
import { peopleCsv } from './people.ts'
import { readSource, type SourceDocument } from './source.ts'
import { suppliersCsv, suppliersOf } from './suppliers.ts'
import { uniformPairs } from './uniform.ts'

const LAST_DAY = '2022-12-31'
const FIRST_ARRIVAL = DateTime.fromISO(`${NIGHT}T22:00:00`, { zone: 'Europe/Copenhagen' })
const SECONDS_APART = 23
/** Months that the books have closed: all of history. */
const CLOSED_YEARS = [2019, 2020, 2021]

const periodsCsv = (): string =>
  toCsv(
    ['period', 'state'],
    CLOSED_YEARS.flatMap((year) =>
      Array.from({ length: 12 }, (_, i) => [`${year}-${String(i + 1).padStart(2, '0')}`, 'closed']),
    ),
  )

const latestNames = (documents: readonly SourceDocument[]): ReadonlyMap<string, string> =>
  new Map(documents.flatMap((d) => d.lines.map((line) => [line.creditorNo, line.supplierName] as const)))

interface Arrived extends NightFile {
  readonly documentId: string
  readonly fileName: string
  readonly arrivedAt: string
}

const arrive = (files: readonly NightFile[]): readonly Arrived[] =>
  [...files]
    .sort((a, b) => a.rank - b.rank)
    .map((file, i) => {
      const documentId = `D2022-${String(i + 1).padStart(5, '0')}`
      const arrivedAt = FIRST_ARRIVAL.plus({ seconds: i * SECONDS_APART }).toISO({
        suppressMilliseconds: true,
      })
      return { ...file, documentId, fileName: `${documentId}.xml`, arrivedAt: arrivedAt ?? '' }
    })

function manifestOf(arrived: readonly Arrived[]): Manifest {
  const idOf = new Map(arrived.map((file) => [file.key, file.documentId]))
  return {
    version: 1,
    documents: arrived.map(({ documentId, fileName, kind, expected, uniform, twinKey, truth }) => {
      const twin = twinKey === undefined ? undefined : idOf.get(twinKey)
      return { documentId, file: fileName, kind, expected, uniform, ...(twin ? { twin } : {}), truth }
    }),
  }
}

export interface Examples {
  /** By path below `examples/`; what ends in `.gz` is still to be compressed. */
  readonly files: ReadonlyMap<string, string | Buffer>
  readonly manifest: Manifest
  readonly summary: string
}

export function examplesOf(ledger: string): Examples {
  const past = readSource(ledger, HISTORY_FROM, HISTORY_TO)
  const tonight = readSource(ledger, NIGHT_FROM, LAST_DAY).slice(0, BASE_DOCUMENTS)
  const all = [...past, ...tonight]
  const books: Books = {
    chart: chartOf(all.flatMap((d) => d.lines.map((line) => line.account))),
    institutions: institutionsOf(all.map((d) => d.costCentre)),
  }
  const suppliers = suppliersOf(latestNames(all))
  const history = historyOf(books, past)
  const uniform = uniformPairs(history)
  const night = nightOf(books, tonight, uniform)
  const { files, numberOf } = filesOf({ books, suppliers, history, uniform, night })
  const arrived = arrive(files)
  const manifest = manifestOf(arrived)
  const lines = history.reduce((total, d) => total + d.lines.length, 0)
  const truths = manifest.documents.filter((d) => d.kind === 'good')
  const linesOf = (list: Manifest['documents']): number =>
    list.reduce((total, d) => total + d.truth.length, 0)
  return {
    files: new Map<string, string | Buffer>([
      ['ledger.csv.gz', ledgerCsv(history, numberOf)],
      ['chart.csv', chartCsv(books.chart)],
      ['suppliers.csv', suppliersCsv(suppliers)],
      ['institutions.csv', institutionsCsv(books.institutions)],
      ['people.csv', peopleCsv()],
      ['erp/periods.csv', periodsCsv()],
      [
        'tonight/arrivals.csv',
        toCsv(
          ['document_id', 'file', 'arrived_at'],
          arrived.map((file) => [file.documentId, file.fileName, file.arrivedAt]),
        ),
      ],
      ['tonight/manifest.json', `${JSON.stringify(manifest, undefined, 1)}\n`],
      ...arrived.map((file) => [`tonight/documents/${file.fileName}`, file.bytes] as const),
    ]),
    manifest,
    summary:
      `History: ${history.length} documents, ${lines} lines. Tonight: ${arrived.length} files, ` +
      `${truths.length} of them good with ${linesOf(truths)} lines, of which ${linesOf(truths.filter((d) => d.uniform))} are uniform.`,
  }
}
