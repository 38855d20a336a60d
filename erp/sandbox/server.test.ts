import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, bodyOf } from '../contract.ts'
import {
  ADMIN_TOKEN,
  COLLEAGUE_TOKEN,
  type Rehearsal,
  ROBOT_TOKEN,
  rehearse,
  type TestToken,
  TOKENS,
} from '../http/rehearsal.ts'
import { ROUTES } from './routes.ts'
import { worldOf } from './world.ts'

describe('the sandbox ERP over HTTP', () => {
  let rehearsal: Rehearsal
  beforeEach(async () => {
    rehearsal = await rehearse()
    const world = worldOf(rehearsal.engine)
    await world.setAccounts({ account: ACCOUNT, name: 'Kontorhold' })
    await world.arrive('D1')
  })
  afterEach(() => rehearsal.close())

  const ask = (method: string, path: string, token?: string, body?: unknown): Promise<Response> =>
    fetch(`${rehearsal.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const json = async (...args: Parameters<typeof ask>): Promise<unknown> => (await ask(...args)).json()

  describe.each(ROUTES.filter((route) => typeof route.who !== 'string'))('$method $path', (route) => {
    const path = route.path.replace(':documentId', 'D1')
    const body = route.method === 'POST' ? {} : undefined

    it('is not for somebody without a token, or with an unknown one', async () => {
      const head = rehearsal.engine.log.head()
      expect((await ask(route.method, path, undefined, body)).status).toBe(401)
      expect((await ask(route.method, path, 'not-a-token-of-ours', body)).status).toBe(401)
      expect(rehearsal.engine.log.head()).toEqual(head)
    })

    it('is for its roles only', async () => {
      const allowed: readonly string[] = Array.isArray(route.who) ? route.who : []
      for (const [token, { role }] of Object.entries(TOKENS)) {
        const { status } = await ask(route.method, path, token as TestToken, body)
        if (allowed.includes(role)) expect(status).not.toBe(403)
        else expect(status).toBe(403)
      }
    })
  })

  it('says that it is there to anybody, and nothing more than counts', async () => {
    expect(await json('GET', '/health')).toMatchObject({ status: 'ok', documents: 1, journal: 0 })
    const page = await (await ask('GET', '/')).text()
    expect(page).toContain('Sandkasse-ERP')
    expect(page).not.toContain('D1')
  })

  it('shows the journal and the work list to a person with a token, with everything escaped', async () => {
    expect((await ask('GET', '/work')).status).toBe(401)
    const basic = (password: string): Readonly<Record<string, string>> => ({
      authorization: `Basic ${btoa(`x:${password}`)}`,
    })
    await rehearsal.engine.execute({
      type: 'release',
      user: 'ROBOT',
      documentId: 'D1',
      key: 'k',
      token: 1,
      reason: '<script>',
    })
    const answer = await fetch(`${rehearsal.url}/work`, { headers: basic(COLLEAGUE_TOKEN) })
    const page = await answer.text()
    expect(page).toContain('D1')
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script')
    expect((await fetch(`${rehearsal.url}/work`, { headers: basic('wrong') })).status).toBe(401)
    // A browser that has the token must not be led to act with it.
    const act = await fetch(`${rehearsal.url}/v1/manual`, { headers: basic(COLLEAGUE_TOKEN) })
    expect(act.status).toBe(401)
  })

  it('lets a colleague find, take, put back, code and withdraw', async () => {
    await ask('POST', '/admin/day', ADMIN_TOKEN)
    expect(await json('GET', '/v1/manual', COLLEAGUE_TOKEN)).toMatchObject([
      { documentId: 'D1', reason: 'WAY_DAY_BEGAN' },
    ])
    expect(await json('POST', '/v1/documents/D1/take', COLLEAGUE_TOKEN)).toEqual({ kind: 'taken' })
    expect(await json('GET', '/v1/manual', COLLEAGUE_TOKEN)).toMatchObject([{ takenBy: 'anna' }])
    expect(await json('POST', '/v1/documents/D1/put-back', COLLEAGUE_TOKEN)).toEqual({ kind: 'released' })
    const coded = await ask('POST', '/v1/documents/D1/coding', COLLEAGUE_TOKEN, bodyOf({ codedBy: 'anna' }))
    expect(coded.status).toBe(200)
    expect(await coded.json()).toMatchObject({ kind: 'closed', entry: { user: 'anna', codedBy: 'anna' } })
    const again = await ask('POST', '/v1/documents/D1/coding', COLLEAGUE_TOKEN, bodyOf({ codedBy: 'bo' }))
    expect(again.status).toBe(409)
    expect((await ask('POST', '/v1/documents/D1/withdraw', COLLEAGUE_TOKEN)).status).toBe(409)
    expect(await json('GET', '/v1/manual', COLLEAGUE_TOKEN)).toEqual([])
    expect(await json('GET', '/v1/changes', ROBOT_TOKEN)).toMatchObject([{ kind: 'coded', by: 'anna' }])
  })

  it('answers with the status that the interface documents', async () => {
    const key = 'invoice/erp/D1'
    const post = (body: unknown): Promise<Response> =>
      ask('POST', '/v1/documents/D1/postings', ROBOT_TOKEN, { key, token: 1, body })
    expect((await post(bodyOf())).status).toBe(409)
    await ask('POST', '/v1/documents/D1/reserve', ROBOT_TOKEN, { key, token: 1, on: 'robot' })
    expect((await post({ ...bodyOf(), discount: 5 })).status).toBe(400)
    const wrong = await post(bodyOf({ gross: 7 }))
    expect(wrong.status).toBe(422)
    expect(await wrong.json()).toMatchObject({ code: 'ERP_SUM_WRONG', message: expect.any(String) })
    expect((await post(bodyOf())).status).toBe(200)
    expect((await post(bodyOf())).status).toBe(200)
    const reused = await post(bodyOf({ invoiceNumber: 'F-2' }))
    expect(reused.status).toBe(409)
    expect(await reused.json()).toMatchObject({ code: 'ERP_KEY_REUSED' })
    const second = await ask('POST', '/v1/documents/D1/coding', COLLEAGUE_TOKEN, bodyOf())
    expect(second.status).toBe(409)
    expect(await second.json()).toMatchObject({ kind: 'closed', entry: { user: 'ROBOT' } })
    expect((await ask('GET', '/v1/documents/D9', ROBOT_TOKEN)).status).toBe(404)
    expect((await ask('GET', '/v1/nothing', ROBOT_TOKEN)).status).toBe(404)
    expect((await ask('GET', '/v1/arrivals?limit=100000', ROBOT_TOKEN)).status).toBe(400)
  })

  it('lets an admin bring documents and master data', async () => {
    const arrive = (bytes: string): Promise<Response> =>
      fetch(`${rehearsal.url}/admin/documents?documentId=D2&fileName=b.xml`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/octet-stream' },
        body: bytes,
      })
    expect((await arrive('bytes')).status).toBe(200)
    expect((await arrive('bytes')).status).toBe(200)
    expect((await arrive('others')).status).toBe(400)
    expect(await (await ask('GET', '/v1/documents/D2/content', ROBOT_TOKEN)).text()).toBe('bytes')
    await ask('POST', '/admin/accounts', ADMIN_TOKEN, [{ account: '4700', name: 'Ny' }])
    await ask('POST', '/admin/suppliers', ADMIN_TOKEN, [{ creditorNo: '1', name: 'A', accounts: [] }])
    await ask('POST', '/admin/periods', ADMIN_TOKEN, [{ period: '2026-02', closed: true }])
    expect(await json('GET', '/v1/accounts', ROBOT_TOKEN)).toHaveLength(2)
    expect(await json('GET', '/v1/suppliers', ROBOT_TOKEN)).toHaveLength(1)
    const coded = await ask('POST', '/v1/documents/D1/coding', COLLEAGUE_TOKEN, bodyOf())
    expect(await coded.json()).toMatchObject({ code: 'ERP_PERIOD_CLOSED' })
  })

  it('does what it is told to do wrong, by route and number of calls, and stops when it is told', async () => {
    await ask('POST', '/admin/faults', ADMIN_TOKEN, { kind: 'down', route: 'accounts', calls: 2 })
    expect((await ask('GET', '/v1/suppliers', ROBOT_TOKEN)).status).toBe(200)
    expect((await ask('GET', '/v1/accounts', ROBOT_TOKEN)).status).toBe(503)
    expect(await json('GET', '/admin/faults', ADMIN_TOKEN)).toMatchObject([{ kind: 'down', calls: 1 }])
    expect((await ask('GET', '/v1/accounts', ROBOT_TOKEN)).status).toBe(503)
    expect((await ask('GET', '/v1/accounts', ROBOT_TOKEN)).status).toBe(200)
    await ask('POST', '/admin/faults', ADMIN_TOKEN, { kind: 'throttle', retryAfterMs: 100 })
    const throttled = await ask('GET', '/v1/accounts', ROBOT_TOKEN)
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await ask('GET', '/health')).status).toBe(429)
    await ask('DELETE', '/admin/faults', ADMIN_TOKEN)
    expect((await ask('GET', '/v1/accounts', ROBOT_TOKEN)).status).toBe(200)
  })
})
