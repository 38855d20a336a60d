import type { ActAnswer, DoubtAnswer } from '../activities/steps.ts'
import type { Event } from '../domain/invoice/state.ts'

/** What an answer of the ERP means for the invoice. */
export function eventOf(answer: ActAnswer | DoubtAnswer): Event {
  switch (answer.kind) {
    case 'closed':
      return { type: 'closed', ...answer.closing }
    case 'withdrawn':
      return { type: 'withdrawn', by: answer.by }
    case 'notDone':
      return { type: 'notDone', reason: answer.reason }
    case 'open':
      return { type: 'open', ...(answer.reason ? { reason: answer.reason } : {}) }
  }
}
