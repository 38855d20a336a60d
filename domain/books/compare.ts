/** In what the books disagree about one invoice. Every disagreement has a code; its sentence and what to do are in domain/errors.ts. */
import type { ErrorCode } from '../errors.ts'
import type { Ended, Journalled, Recorded, Standing } from './standing.ts'

export interface Difference {
  readonly id: string
  readonly code: BooksCode
}

export type BooksCode = Extract<ErrorCode, `BOOKS_${string}`>

export function compare(standing: Standing): readonly Difference[] {
  const codes = [
    ...arrival(standing),
    ...(standing.record ? workflow(standing, standing.record) : withoutRecord(standing)),
    ...(standing.record ? closing(standing, standing.record) : []),
    ...(standing.journal ? journal(standing.journal) : []),
  ]
  return codes.map((code) => ({ id: standing.id, code }))
}

function arrival({ received, record }: Standing): readonly BooksCode[] {
  if (!received) return record ? ['BOOKS_NOT_RECEIVED'] : []
  if (!record) return received.taken ? ['BOOKS_NOT_RECORDED'] : []
  // A document whose bytes were altered on their way is quarantined: it says so itself.
  return record.readable && record.sha256 !== received.sha256 ? ['BOOKS_BYTES_DIFFER'] : []
}

function withoutRecord({ running, journal }: Standing): readonly BooksCode[] {
  const codes: BooksCode[] = []
  if (running) codes.push('BOOKS_WORKFLOW_WITHOUT_RECORD')
  if (journal?.ours) codes.push('BOOKS_POSTED_WITHOUT_RECORD')
  return codes
}

function workflow({ running }: Standing, record: Recorded): readonly BooksCode[] {
  if (record.outcome) return running ? ['BOOKS_RUNNING_AFTER_END'] : []
  if (record.readable) return running ? [] : ['BOOKS_NO_WORKFLOW']
  return running ? ['BOOKS_QUARANTINED_RUNNING'] : []
}

function closing(standing: Standing, record: Recorded): readonly BooksCode[] {
  const { journal, changed } = standing
  const foreign = journal?.ours && journal.bodyHash && !record.frozen.includes(journal.bodyHash)
  const body: readonly BooksCode[] = foreign ? ['BOOKS_BODY_DIFFERS'] : []
  if (!record.outcome) return [...body, ...notYet(standing)]
  if (record.outcome.end === 'withdrawn')
    return [...body, ...(journal || changed?.kind !== 'withdrawn' ? (['BOOKS_END_DIFFERS'] as const) : [])]
  if (!journal) return ['BOOKS_NOT_IN_JOURNAL']
  return [
    ...body,
    ...(agrees(record.outcome, journal) ? [] : (['BOOKS_END_DIFFERS'] as const)),
    ...copies(record),
    ...(record.notWrittenDown ? (['BOOKS_NOT_WRITTEN_DOWN'] as const) : []),
  ]
}

function copies({ copyPaid, originalUnpaid, readable }: Recorded): readonly BooksCode[] {
  if (originalUnpaid) return ['BOOKS_DUPLICATE_UNPAID']
  if (!copyPaid) return []
  return [readable ? 'BOOKS_PAID_TWICE' : 'BOOKS_UNREAD_PAID_TWICE']
}

function journal({ entries, ours, byRobotUser }: Journalled): readonly BooksCode[] {
  const codes: BooksCode[] = []
  if (entries > 1) codes.push('BOOKS_CLOSED_TWICE')
  if (byRobotUser && !ours) codes.push('BOOKS_FOREIGN_KEY')
  return codes
}

/**
 * The ERP has closed it and the record does not know yet. That is no difference while the invoice is under way or in doubt, nor
 * before the change was passed on. What waits would know, and of what others did what is held.
 */
function notYet({ journal, changed, running }: Standing): readonly BooksCode[] {
  const asks = running !== undefined && running.status !== 'waiting'
  const onItsWay = asks && running.status !== 'held'
  if (journal?.ours) return asks ? [] : ['BOOKS_CLOSED_NOT_RECORDED']
  if (!journal && changed?.kind !== 'withdrawn') return []
  return onItsWay || !changed?.passedOn ? [] : ['BOOKS_CLOSED_NOT_RECORDED']
}

function agrees(outcome: Ended, journal: Journalled): boolean {
  return outcome.end === journal.end && outcome.by === journal.by && outcome.journalNo === journal.journalNo
}
