import type { RefusalCode } from '../port.ts'
import type { Answer } from './decision.ts'
import { problemReply, type Reply } from './route.ts'

/** Which HTTP status each answer of the ledger has. */
const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  ERP_ACCOUNT_CLOSED: 422,
  ERP_ACCOUNT_UNKNOWN: 422,
  ERP_PERIOD_CLOSED: 422,
  ERP_SUM_WRONG: 422,
  ERP_KEY_REUSED: 409,
  ERP_DOCUMENT_UNKNOWN: 404,
  ERP_NOT_ALLOWED: 403,
  ERP_BAD_REQUEST: 400,
}

/** `key` is the asker's own: a closing under it is a success, any other a conflict. */
export function replyOf(answer: Answer, own: { readonly key?: string; readonly user: string }): Reply {
  switch (answer.kind) {
    case 'refused':
      return problemReply(REFUSAL_STATUS[answer.code], answer.code, answer.detail)
    case 'closed': {
      const mine = own.key !== undefined && answer.entry.key === own.key && answer.entry.user === own.user
      return { status: mine ? 200 : 409, json: answer }
    }
    case 'coded':
      return { status: 200, json: { kind: 'closed', entry: answer.entry } }
    case 'withdrawn':
      return { status: answer.by === own.user ? 200 : 409, json: answer }
    case 'held':
    case 'manual':
    case 'fenced':
      return { status: 409, json: answer }
    default:
      return { status: 200, json: answer }
  }
}
