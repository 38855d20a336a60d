import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EventLog, openFileLog } from './event-log.ts'
import type { LedgerEvent } from './events.ts'

const events: readonly LedgerEvent[] = [
  { type: 'opened', at: '2026-02-03T00:00:00.000Z' },
  { type: 'periodSet', period: '2026-01', closed: true },
  { type: 'accountSet', account: { account: '4600', name: 'Kørsel – »æøå«' } },
]

describe('the journal file', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'erp-log-'))
    path = join(folder, 'journal.ndjson')
  })
  afterEach(() => rm(folder, { recursive: true }))

  const write = async (...batch: readonly LedgerEvent[]): Promise<void> => {
    const log = await openFileLog(path, () => {})
    log.append(batch)
    await log.settled()
    await log.close()
  }
  const read = async (): Promise<readonly LedgerEvent[]> => {
    const found: LedgerEvent[] = []
    const log = await openFileLog(path, (event) => found.push(event))
    await log.close()
    return found
  }

  it('gives back what was written, also in several sessions', async () => {
    await write(...events.slice(0, 1))
    await write(...events.slice(1))
    expect(await read()).toEqual(events)
  })

  it('has on disk everything that is settled, however many write at once', async () => {
    const log = await openFileLog(path, () => {})
    await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        log.append([{ type: 'periodSet', period: '2026-01', closed: i % 2 === 0 }])
        await log.settled()
        const lines = (await readFile(path, 'utf8')).split('\n').length - 1
        expect(lines).toBeGreaterThan(i)
      }),
    )
    await log.close()
    expect(await read()).toHaveLength(200)
  })

  it('settles what another has just appended before anybody may answer from it', async () => {
    const log: EventLog = await openFileLog(path, () => {})
    log.append(events)
    await log.settled()
    log.append(events.slice(1, 2))
    await log.settled()
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(4)
    await log.close()
  })

  it('drops a torn last line, and goes on after it', async () => {
    await write(...events)
    const whole = await readFile(path, 'utf8')
    await appendFile(path, '{"n":4,"prev":"ab')
    expect(await read()).toEqual(events)
    expect(await readFile(path, 'utf8')).toBe(whole)
    await write(events[1] as LedgerEvent)
    expect(await read()).toHaveLength(4)
  })

  it.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['altered', (lines) => lines.map((line) => line.replace('"closed":true', '"closed":false'))],
    ['left out', (lines) => lines.toSpliced(1, 1)],
    ['moved', ([a = '', b = '', ...rest]) => [b, a, ...rest]],
    ['added', (lines) => [...lines, lines[2] ?? '']],
    ['not JSON', (lines) => lines.with(1, 'x')],
  ])('refuses to open when a line was %s', async (_, alter) => {
    await write(...events)
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    await writeFile(path, `${alter(lines).join('\n')}\n`)
    await expect(read()).rejects.toMatchObject({
      name: 'BrokenJournal',
      message: expect.stringContaining('does not follow'),
    })
  })
})
