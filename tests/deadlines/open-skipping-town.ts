/** A town on a Temporal server whose time is skipped: weeks pass in a moment, and all clocks of the town go along. */
import { Context } from '@temporalio/activity'
import { encodeSearchAttributeIndexedValueType as typeOf } from '@temporalio/common/lib/search-attributes.js'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { DateTime } from 'luxon'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { State } from '../../domain/invoice/state.ts'
import { ZONE } from '../../domain/review/deadline.ts'
import { SEARCH_ATTRIBUTES } from '../../workflows/attributes.ts'
import { openTown, type Town, type TownOptions } from '../town.ts'

/** The test server has one namespace, which is there from the beginning. */
const NAMESPACE = 'default'

export interface SkippingTown extends Town {
  /** What the clocks show, in Denmark. */
  readonly clock: () => DateTime
  /** Lets the time pass until then, with all that happens on the way. */
  readonly travel: (to: DateTime) => Promise<void>
  /** The state of an invoice, once its workflow has done all that there is to do just now. */
  readonly state: (id: InvoiceId) => Promise<State>
  /** An invoice arrives and waits for people. */
  readonly waiting: (change: Partial<Invoice>) => Promise<InvoiceId>
}

/** `env`: of the services; without TEMPORAL_TEST_SERVER the SDK fetches a server itself. */
export async function openSkippingTown(
  { TEMPORAL_TEST_SERVER: path, MONGODB_URI: storeUri = '' }: Readonly<Record<string, string>>,
  change: Partial<TownOptions>,
): Promise<SkippingTown> {
  const env = await TestWorkflowEnvironment.createTimeSkipping(
    path ? { server: { executable: { type: 'existing-path', path } } } : {},
  )
  // This server takes new attributes but cannot list them, so it is not asked first which are missing.
  await env.connection.operatorService.addSearchAttributes({
    namespace: NAMESPACE,
    searchAttributes: Object.fromEntries(
      SEARCH_ATTRIBUTES.map(({ name, type }) => [name, typeOf(type) ?? 0]),
    ),
  })
  let nowMs = await env.currentTimeMs()
  const { connection, address } = env
  const now = () => new Date(attemptMs() ?? nowMs)
  const town = await openTown({ connection, address, namespace: NAMESPACE, storeUri, now, ...change })
  return {
    ...town,
    clock: () => DateTime.fromMillis(nowMs, { zone: ZONE }),
    travel: async (to) => {
      await env.sleep(to.toMillis() - (await env.currentTimeMs()))
      nowMs = await env.currentTimeMs()
    },
    state: (id) => town.handle(id).query<State>('state'),
    waiting: async (change) => {
      const id = await town.receive(change)
      await town.start(id)
      await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
      return id
    },
    close: async () => {
      await town.close()
      await env.teardown()
    },
  }
}

/** When the server gave out the call of the ERP that is running; a local step knows only the machine's time. */
function attemptMs(): number | undefined {
  try {
    const { isLocal, currentAttemptScheduledTimestampMs } = Context.current().info
    return isLocal ? undefined : currentAttemptScheduledTimestampMs
  } catch {
    return undefined
  }
}
