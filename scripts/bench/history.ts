/** How many events the history of an automatic invoice has, counted in a fetched history. */
import { INVOICE_QUEUE } from '../../workflows/queues.ts'
import { openRehearsal } from '../rehearsal/rehearsal.ts'

/** Enough that some of them are not drawn for the control sample. */
const INVOICES = 10

export async function history(
  log: (line: string) => void,
): Promise<{ readonly events: number; readonly types: readonly string[] }> {
  const rehearsal = await openRehearsal(log)
  try {
    await rehearsal.arrive(0, INVOICES)
    const { client, erp } = rehearsal
    await client.workflow.execute('intake', {
      taskQueue: INVOICE_QUEUE,
      workflowId: 'intake/bench',
      args: [{}],
    })
    let entry = (await erp.journal(0, 1))[0]
    while (!entry) entry = (await erp.journal(0, 1))[0]
    const handle = client.workflow.getHandle(entry.key ?? '')
    await handle.result()
    const { events } = await handle.fetchHistory()
    const types = (events ?? []).map((e) => String(e.eventType))
    return { events: types.length, types }
  } finally {
    await rehearsal.close()
  }
}
