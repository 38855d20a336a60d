import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { keep } from '../../activities/arrive.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { idOfDocument } from '../../domain/invoice/id-of-document.ts'
import type { Arrival } from '../../erp/port.ts'
import type { InvoiceRecord } from '../../store/record.ts'
import { invoiceClient } from '../../workers/invoice-client.ts'
import type { Verdict } from '../../workflows/messages.ts'
import { arrivalWorld } from '../arrival-world.ts'
import { pages } from '../books/erp-book.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { nowOf } from '../now.ts'
import { said, sentence } from '../sentences.ts'
import { printable } from '../text.ts'
import { requireWorkers } from '../workers.ts'

interface Options extends CommonOptions {
  readonly document?: string
}

interface Submitted extends Partial<Verdict> {
  readonly id: InvoiceId
  readonly quarantine?: InvoiceRecord['quarantine']
  /** Why the robot does not go on with it just now: it waits for people, or is in doubt. */
  readonly stands?: ErrorCode
}

export const submit: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'submit [files...]', {
    description: `Hand over documents that the ERP has, without waiting for the night, and learn the verdict of validation at once.
A file is found in the ERP's list by its bytes; --document names it instead, and then the bytes may come from the ERP.
Exit code 1 if one cannot be read or a finding wants a person`,
    examples: [
      'submit examples/tonight/documents/D2022-00006.xml',
      'submit --document D2022-00006',
      'submit --document D2022-00006 examples/tonight/documents/D2022-00006.xml',
    ],
  })
    .option('--document <id>', "the ERP's id of the document")
    .action(async (files: readonly string[], options: Options) => {
      if (files.length === 0 && options.document === undefined) throw new Usage('give a file, or --document')
      if (files.length > 1 && options.document !== undefined) throw new Usage('--document goes with one file')
      await requireWorkers(await cli.servers.client())
      const arrivals = await listed(cli)
      const submitted: Submitted[] = []
      for (const file of files.length > 0 ? files : [undefined]) {
        submitted.push(await hand(cli, arrivals, file, options.document))
      }
      answer(cli, options, submitted.map(explained), () => submitted.flatMap(lines))
      if (submitted.some((s) => s.quarantine || (s.findings?.length ?? 0) > 0)) end(EXIT.no)
    })
}

async function listed(cli: Cli): Promise<readonly Arrival[]> {
  const erp = await cli.servers.erp()
  const arrivals: Arrival[] = []
  for await (const arrival of pages(erp.arrivals, 0, (a) => a.seq)) arrivals.push(arrival)
  return arrivals
}

async function hand(
  cli: Cli,
  arrivals: readonly Arrival[],
  file: string | undefined,
  documentId: string | undefined,
): Promise<Submitted> {
  const bytes = file === undefined ? undefined : await bytesOf(file)
  const arrival = arrivals.find((a) =>
    documentId === undefined ? isThese(a, bytes) : a.documentId === documentId,
  )
  if (!arrival) throw new Stop('ERP_DOCUMENT_UNKNOWN', EXIT.no, documentId ?? basename(file ?? ''))
  if (bytes && !isThese(arrival, bytes)) throw new Stop('DOC_ALTERED', EXIT.no, printable(arrival.documentId))
  const world = await arrivalWorld(cli)
  const id = idOfDocument(world.source, arrival.documentId)
  const there = await world.store.records.get(id)
  const erp = bytes ? { ...world.erp, download: async () => bytes } : world.erp
  const record = there ?? (await keep({ ...world, erp }, arrival))
  // What has ended is answered from the record: Temporal may have forgotten it.
  if (record?.outcome) return { id, findings: [], ended: record.outcome }
  if (!record?.invoice) return { id, quarantine: record?.quarantine }
  const client = invoiceClient(await cli.servers.client())
  const verdict = await client.submit(id, { ...record, invoice: record.invoice })
  return { id, ...verdict, ...(verdict.ended ? {} : await stands(cli, id)) }
}

/** A document that was known before may have gone its way long since: no finding does not mean that nobody has to look at it. */
async function stands(cli: Cli, id: InvoiceId): Promise<Pick<Submitted, 'stands'>> {
  const record = await (await cli.servers.store()).records.get(id)
  const now = record && (await nowOf(cli, record))
  if (now?.place === 'inDoubt') return { stands: 'DECISION_IN_DOUBT' }
  if (now?.place === 'held') return { stands: 'DECISION_HELD' }
  return now?.place === 'waiting' && record?.review ? { stands: record.review.reason } : {}
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new Usage(`cannot read ${file}`)
  })
}

function isThese({ sha256 }: Arrival, bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256
}

function explained({ id, findings = [], ended, quarantine, stands: why }: Submitted) {
  return {
    id,
    findings: findings.map((f) => ({ ...f, ...sentence(f.code) })),
    ...(why ? { stands: sentence(why) } : {}),
    ...(ended ? { ended: { end: ended.end, by: ended.by } } : {}),
    ...(quarantine ? { quarantine: { ...quarantine, ...sentence(quarantine.code) } } : {}),
  }
}

function lines({ id, findings = [], ended, quarantine, stands: why }: Submitted): readonly string[] {
  if (ended) return [`${id}: ended before, ${ended.end} by ${ended.by}`]
  if (quarantine) return [`${id}: quarantined`, ...said(quarantine.code).map((l) => `  ${l}`)]
  if (findings.length === 0 && why)
    return [`${id}: no finding, and not automatic all the same`, ...said(why).map((l) => `  ${l}`)]
  if (findings.length === 0)
    return [`${id}: no finding; whether it is posted automatically is decided next, and told by invoice show`]
  return [
    `${id}: on its way to a person`,
    ...findings.flatMap((f) => said(f.code, f.path).map((line) => `  ${line}`)),
  ]
}
