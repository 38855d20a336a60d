import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, bodyOf, erpContract } from '../contract.ts'
import type { Erp } from '../port.ts'
import { worldOf } from '../sandbox/world.ts'
import { httpErp } from './adapter.ts'
import { ADMIN_TOKEN, type Rehearsal, ROBOT_TOKEN, rehearse } from './rehearsal.ts'

const TIMEOUT_MS = 10_000

erpContract('the http adapter', async () => {
  const { engine, url, close } = await rehearse()
  return { erp: httpErp({ url, token: ROBOT_TOKEN, timeoutMs: TIMEOUT_MS }), world: worldOf(engine), close }
})

const key = 'invoice/erp/D1'
const order = { documentId: 'D1', key, token: 1, body: bodyOf() }

describe('the http adapter, when the ERP fails', () => {
  let rehearsal: Rehearsal
  let erp: Erp

  beforeEach(async () => {
    rehearsal = await rehearse()
    erp = httpErp({ url: `${rehearsal.url}/`, token: ROBOT_TOKEN, timeoutMs: TIMEOUT_MS })
    const world = worldOf(rehearsal.engine)
    await world.setAccounts({ account: ACCOUNT, name: 'Kontorhold' })
    await world.arrive('D1')
    await erp.reserve('D1', key, 1, 'robot')
  })
  afterEach(() => rehearsal.close())

  const fault = async (rule: object): Promise<void> => {
    const response = await fetch(`${rehearsal.url}/admin/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    })
    expect(response.status).toBe(200)
  }

  it('knows that a throttled call was not done, and when to come back', async () => {
    await fault({ kind: 'throttle', retryAfterMs: 2_000, calls: 1 })
    await expect(erp.post(order)).rejects.toMatchObject({
      name: 'ErpUnavailable',
      outcomeUnknown: false,
      retryAfterMs: 2_000,
    })
    expect(await erp.state('D1')).toMatchObject({ kind: 'reserved' })
  })

  it('believes the ERP that a 503 did nothing', async () => {
    await fault({ kind: 'down', calls: 1 })
    await expect(erp.post(order)).rejects.toMatchObject({ name: 'ErpUnavailable', outcomeUnknown: false })
    expect(await erp.state('D1')).toMatchObject({ kind: 'reserved' })
  })

  it('does not know the outcome of a call whose connection is cut', async () => {
    await fault({ kind: 'down', how: 'drop', calls: 1 })
    await expect(erp.post(order)).rejects.toMatchObject({ name: 'ErpUnavailable', outcomeUnknown: true })
    expect(await erp.state('D1')).toMatchObject({ kind: 'reserved' })
  })

  it('does not know the outcome of a posting that was committed but not answered, and finds it by asking', async () => {
    await fault({ kind: 'failAfterCommit', route: 'post', calls: 1 })
    await expect(erp.post(order)).rejects.toMatchObject({ name: 'ErpUnavailable', outcomeUnknown: true })
    const state = await erp.state('D1')
    expect(state).toMatchObject({ kind: 'closed', entry: { key } })
    expect(await erp.post(order)).toEqual(state)
    expect(await erp.journal(0, 10)).toHaveLength(1)
  })

  it.each(['.', '..', 'a/../D1', '/D1', 'D1/', 'a\\..\\D1', 'D1\n', '\ud800', ''])(
    'asks for no document »%j«, which a server in between could take for another',
    async (id) => {
      await worldOf(rehearsal.engine).arrive(id, new Uint8Array([1]))
      await expect(erp.download(id)).rejects.toMatchObject({ code: 'ERP_DOCUMENT_UNKNOWN' })
      await expect(erp.reserve(id, key, 1, 'robot')).rejects.toMatchObject({ code: 'ERP_DOCUMENT_UNKNOWN' })
    },
  )

  it('does not know the outcome of a call that takes too long', async () => {
    await fault({ kind: 'slow', ms: 60, route: 'post', calls: 1 })
    const hasty = httpErp({ url: rehearsal.url, token: ROBOT_TOKEN, timeoutMs: 20 })
    await expect(hasty.post(order)).rejects.toMatchObject({ name: 'ErpUnavailable', outcomeUnknown: true })
  })

  it('is refused with the wrong token or role', async () => {
    for (const token of ['unknown-token', ADMIN_TOKEN]) {
      const other = httpErp({ url: rehearsal.url, token, timeoutMs: TIMEOUT_MS })
      await expect(other.post(order)).rejects.toMatchObject({ name: 'ErpRefused', code: 'ERP_NOT_ALLOWED' })
    }
  })

  it('knows that a refused connection carried nothing', async () => {
    const free = createServer()
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
    const { port } = free.address() as AddressInfo
    await new Promise((resolve) => free.close(resolve))
    const gone = httpErp({ url: `http://127.0.0.1:${port}`, token: ROBOT_TOKEN, timeoutMs: TIMEOUT_MS })
    await expect(gone.post(order)).rejects.toMatchObject({ name: 'ErpUnavailable', outcomeUnknown: false })
  })
})

describe('the http adapter, when something else than the ERP answers', () => {
  const answering = async (
    status: number,
    body: string,
    headers: Readonly<Record<string, string>>,
    run: (erp: Erp) => Promise<void>,
  ): Promise<void> => {
    const server = createServer((_request, response) => response.writeHead(status, headers).end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      await run(httpErp({ url: `http://127.0.0.1:${port}`, token: ROBOT_TOKEN, timeoutMs: TIMEOUT_MS }))
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }

  it.each([
    [200, '<html>', {}],
    [200, '{"kind":"something"}', {}],
    [409, '{"kind":"something"}', {}],
    [302, '', { location: 'http://127.0.0.1:1/' }],
    [500, '', {}],
    [502, 'bad gateway', {}],
    [503, '', { 'retry-after': '3' }],
    [504, '', {}],
    [408, '', {}],
  ])('does not know the outcome at %i %s', async (status, body, headers) => {
    await answering(status, body, headers as Readonly<Record<string, string>>, async (erp) => {
      await expect(erp.post(order)).rejects.toMatchObject({ name: 'ErpUnavailable', outcomeUnknown: true })
    })
  })

  it.each([
    [400, 'ERP_BAD_REQUEST'],
    [401, 'ERP_NOT_ALLOWED'],
    [403, 'ERP_NOT_ALLOWED'],
    [404, 'ERP_BAD_REQUEST'],
    [422, 'ERP_BAD_REQUEST'],
  ])('takes %i without a code as %s', async (status, code) => {
    await answering(status, '', {}, async (erp) => {
      await expect(erp.post(order)).rejects.toMatchObject({ name: 'ErpRefused', code })
    })
  })

  it('does not read a document that is larger than the limit', async () => {
    await answering(200, 'x', { 'content-length': `${65 * 1024 * 1024}` }, async (erp) => {
      await expect(erp.download('D1')).rejects.toMatchObject({ name: 'ErpRefused', code: 'ERP_BAD_REQUEST' })
    })
  })
})
