import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, bodyOf } from '../contract.ts'
import { httpErp } from '../http/adapter.ts'
import { ADMIN_TOKEN, ROBOT_TOKEN, TOKENS } from '../http/rehearsal.ts'
import { type Erp, ErpUnavailable, type JournalEntry } from '../port.ts'

const DOCUMENTS = 300
const AT_ONCE = 10
const TIMEOUT_MS = 10_000
const PROGRAM = new URL('main.ts', import.meta.url).pathname

describe('the program of the sandbox ERP', () => {
  let folder: string
  let running: { readonly process: ChildProcess; readonly url: string } | undefined
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'erp-crash-'))
    await writeFile(join(folder, 'tokens.json'), JSON.stringify(TOKENS))
  })
  afterEach(async () => {
    await stop('SIGKILL')
    await rm(folder, { recursive: true })
  })

  const start = async (port: number): Promise<string> => {
    const options = [
      '--store',
      join(folder, 'store'),
      '--tokens',
      join(folder, 'tokens.json'),
      '--port',
      `${port}`,
    ]
    const process = spawn('node', ['--import', 'tsx', PROGRAM, ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(createInterface(process.stdout), 'line')) as [string]
    const url = String((JSON.parse(line) as { listening: string }).listening)
    running = { process, url }
    return url
  }
  const stop = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    const process = running?.process
    running = undefined
    if (!process || process.exitCode !== null || process.signalCode !== null) return null
    const exited = once(process, 'exit')
    process.kill(signal)
    const [code] = (await exited) as [number | null]
    return code
  }
  const admin = async (url: string, path: string, type: string, body: string): Promise<void> => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': type }
    expect((await fetch(`${url}${path}`, { method: 'POST', headers, body })).status).toBe(200)
  }

  it('killed in the middle of a night, has everything that it answered, and ends with one entry a document', async () => {
    const url = await start(0)
    const port = Number(new URL(url).port)
    await admin(
      url,
      '/admin/accounts',
      'application/json',
      JSON.stringify([{ account: ACCOUNT, name: 'Kontorhold' }]),
    )
    const ids = Array.from({ length: DOCUMENTS }, (_, i) => `D${i}`)
    for (const id of ids)
      await admin(url, `/admin/documents?documentId=${id}&fileName=a.xml`, 'application/octet-stream', id)

    const erp = httpErp({ url, token: ROBOT_TOKEN, timeoutMs: TIMEOUT_MS })
    const answered = new Map<string, JournalEntry>()
    let restarting: Promise<unknown> | undefined
    const kill = async (): Promise<void> => {
      await stop('SIGKILL')
      await start(port)
    }
    const post = async (id: string): Promise<void> => {
      for (let token = 1; !answered.has(id); token++) {
        try {
          await erp.reserve(id, `invoice/erp/${id}`, token, 'robot')
          const answer = await erp.post({ documentId: id, key: `invoice/erp/${id}`, token, body: bodyOf() })
          if (answer.kind === 'closed') answered.set(id, answer.entry)
        } catch (error) {
          if (!(error instanceof ErpUnavailable)) throw error
          await restarting
        }
        if (answered.size >= DOCUMENTS / 3) restarting ??= kill()
      }
    }
    for (let from = 0; from < DOCUMENTS; from += AT_ONCE)
      await Promise.all(ids.slice(from, from + AT_ONCE).map(post))

    expect(restarting).toBeDefined()
    const journal = await erp.journal(0, DOCUMENTS + 1)
    expect(journal.map((entry) => entry.documentId).toSorted()).toEqual(ids.toSorted())
    for (const entry of journal) expect(answered.get(entry.documentId)).toEqual(entry)
    expect(await stop('SIGTERM')).toBe(0)
    const again = await start(0)
    const after: Erp = httpErp({ url: again, token: ROBOT_TOKEN, timeoutMs: TIMEOUT_MS })
    expect(await after.journal(0, DOCUMENTS + 1)).toEqual(journal)
  }, 60_000)
})
