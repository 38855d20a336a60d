/** Promise 6, private: what is personal or secret in a document is in no history, search attribute, id, log or metric in the clear. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { oioublXml } from '../../intake/read/samples.ts'
import { ANNE, SOURCE } from '../../scripts/rehearsal/registers.ts'
import { decoded } from '../decoded.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

const CPR = '251248-9996'
const NAME = 'Hjalmar Hemmelig'
const TEXT = 'Behandling hos psykolog'
const ACCOUNT = '0007654321'
const COMMENT = 'ring til borgeren'

const logged: string[] = []
const keep = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }))

let town: Town
beforeAll(async () => {
  town = await townOnDevServer({ log: { info: keep, warn: keep, error: keep } })
  await town.setMode('on')
  await town.teach()
})
afterAll(() => town.close())

/** The same secrets wherever a document may hold them. */
const document = oioublXml()
  .replaceAll('Maling af gang', `${TEXT} for ${NAME}, ${CPR}`)
  .replaceAll('Anna Hansen', NAME)
  .replaceAll('87654321', ACCOUNT.slice(2))

it('keeps a night’s documents out of histories, attributes, ids and logs', async () => {
  for (const n of [1, 2, 3])
    await town.around.arrive(`P${n}`, Buffer.from(document.replaceAll('A00095678', `N-${n}`)))
  await town.around.arrive('P4', Buffer.from(`<Invoice>${NAME} ${CPR}</Invoice>`))
  await town.client.workflow.execute('intake', {
    taskQueue: 'invoices',
    workflowId: 'intake/private',
    args: [{}],
  })
  const id = `invoice/${SOURCE}/P1` as InvoiceId
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
  await town.decide(id, { id: 'x1', by: ANNE, kind: 'return' })
  await town
    .handle(id)
    .signal('review', { id: 'x2', by: ANNE, kind: 'return', comment: COMMENT })
    .catch(() => undefined)

  const seen: string[] = [...logged]
  for await (const execution of town.client.workflow.list()) {
    seen.push(
      execution.workflowId,
      JSON.stringify(execution.searchAttributes),
      JSON.stringify(execution.memo ?? {}),
    )
    const history = await town.client.workflow.getHandle(execution.workflowId).fetchHistory()
    seen.push(decoded(history))
  }
  const all = seen.join('\n')
  // What must be there, is: the walk sees into the payloads.
  for (const known of ['RULE_', 'waiting', ANNE]) expect(all).toContain(known)
  for (const secret of [
    CPR,
    CPR.replace('-', ''),
    NAME,
    TEXT,
    ACCOUNT,
    ACCOUNT.slice(2),
    'Malermester',
    'Skolen ved',
  ]) {
    expect(all, secret).not.toContain(secret)
  }
  // The stored invoice has the number masked; only the original has it.
  const record = await town.store.records.get(id)
  expect(JSON.stringify(record)).not.toContain(CPR)
  expect(Buffer.from((await town.store.originals.get(record?.sha256 ?? '')) ?? []).toString()).toContain(CPR)
})
