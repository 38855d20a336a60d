import type { PostingBody, RefusalCode } from '../port.ts'
import type { LedgerState } from './state.ts'

/** What an ERP checks for itself before it books anything, whoever asks; undefined where nothing is wrong. */
export function refusalOf(
  state: Pick<LedgerState, 'accounts' | 'closedPeriods'>,
  body: PostingBody,
): { readonly code: RefusalCode; readonly detail: string } | undefined {
  const total = body.lines.reduce((ore, line) => ore + line.net + line.vat, 0)
  if (total !== body.gross)
    return { code: 'ERP_SUM_WRONG', detail: `lines ${total}, gross ${body.gross} øre` }
  if (body.kind === 'creditNote' && body.gross > 0)
    return { code: 'ERP_BAD_REQUEST', detail: 'a credit note is posted with negative amounts' }
  for (const period of new Set([body.period, body.postingDate.slice(0, 7)]))
    if (state.closedPeriods.has(period)) return { code: 'ERP_PERIOD_CLOSED', detail: `period ${period}` }
  for (const number of new Set(body.lines.map((line) => line.account))) {
    const account = state.accounts.get(number)
    if (!account) return { code: 'ERP_ACCOUNT_UNKNOWN', detail: `account ${number}` }
    const notYet = account.openFrom !== undefined && body.postingDate < account.openFrom
    const noMore = account.closedFrom !== undefined && body.postingDate >= account.closedFrom
    if (notYet || noMore)
      return { code: 'ERP_ACCOUNT_CLOSED', detail: `account ${number} on ${body.postingDate}` }
  }
  return undefined
}
