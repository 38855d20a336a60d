/**
 * Waiting for people: the reviewers, then a reminder, then the stand-in and the area's leader, then finance. It ends when the state
 * changes: a decision, the ERP's report that its own people have coded it, a withdrawal.
 */
import { CancellationScope, isCancellation, patched } from '@temporalio/workflow'
import type { InvoiceRef } from '../activities/steps.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import { LAST_LEVEL, looksLike, type State } from '../domain/invoice/state.ts'
import type { Desk } from './desk.ts'
import { eventOf } from './event.ts'
import { erpQuestion } from './queues.ts'

type Waiting = Extract<State, { phase: 'waiting' }>

export async function waitForPeople(ref: InvoiceRef, desk: Desk, first: Waiting): Promise<void> {
  const since = new Date().toISOString()
  const moments = await show(ref, desk, first, since)
  let shown = first
  const showAgain = async (state: Waiting) => {
    shown = state
    await show(ref, desk, state, since)
  }
  const listing = new CancellationScope({ cancellable: true })
  const listed = listing.run(() => list(ref, desk, first))
  for (let state = desk.state(); state.phase === 'waiting'; state = desk.state()) {
    // It changed while it was shown or reminded of. Until this was asked, such a change was shown with the next one only.
    if (!looksLike(state, shown) && patched('shown-if-missed')) {
      await showAgain(state)
    } else if (await desk.changed(state, untilDeadline(moments, state))) {
      const now = desk.state()
      if (now.phase === 'waiting') await showAgain(now)
    } else {
      desk.apply({ type: 'deadlinePassed' })
      await desk.steps('Remind: the deadline has passed').remind(ref, state.level + 1)
    }
  }
  listing.cancel()
  await listed
}

/** In ms, at least one; undefined where nobody is left to hand it on to. */
function untilDeadline(moments: readonly Instant[], { level }: Waiting): number | undefined {
  const deadline = moments[level]
  return deadline && level < LAST_LEVEL ? Math.max(Date.parse(deadline) - Date.now(), 1) : undefined
}

/** The ERP's own people find it on their work list too. Where they were there first, that is the end of it. */
async function list(ref: InvoiceRef, desk: Desk, state: Waiting): Promise<void> {
  if (state.listed) return
  try {
    desk.apply(
      eventOf(
        await erpQuestion('Put it on the ERP’s manual work list').release(
          ref,
          desk.nextToken(),
          state.reason,
        ),
      ),
    )
  } catch (error) {
    if (!isCancellation(error)) throw error
  }
}

/** Answers the moments of reminder, stand-in with leader, and finance. */
function show(ref: InvoiceRef, desk: Desk, state: Waiting, since: Instant): Promise<readonly Instant[]> {
  const { phase: _, listed: __, ...shown } = state
  return desk.steps('Show it to people').openReview(ref, { ...shown, since })
}
