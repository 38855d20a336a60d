/** Schedules, and what can be reached. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../cli/program.ts'
import { servers } from '../../cli/servers.ts'
import type { Settings } from '../../cli/settings.ts'
import { SOURCE } from '../../scripts/rehearsal/registers.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('intake and doctor', () => {
  it('schedules the night, the changes, the increment and the training; doing it again changes nothing', async () => {
    for (let times = 0; times < 2; times += 1) {
      expect(await office.cli.json('intake', 'schedule')).toEqual({
        code: 0,
        value: {
          schedules: ['intake', 'changes', 'increment', 'training'].map((name) => `${name}/${SOURCE}`),
        },
      })
    }
    const { spec, policies } = await office.town.client.schedule.getHandle(`intake/${SOURCE}`).describe()
    expect(spec.timezone).toBe('Europe/Copenhagen')
    expect(spec.calendars?.[0]).toMatchObject({ hour: [{ start: 1 }], minute: [{ start: 30 }] })
    expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 12 * 60 * 60 * 1000 })
    const week = await office.town.client.schedule.getHandle(`training/${SOURCE}`).describe()
    expect(week.spec.calendars?.[0]).toMatchObject({
      hour: [{ start: 4 }],
      dayOfWeek: [{ start: 'SATURDAY' }],
    })
    const night = await office.town.client.schedule.getHandle(`increment/${SOURCE}`).describe()
    expect(night.spec.timezone).toBe('Europe/Copenhagen')
    expect(night.spec.calendars?.[0]).toMatchObject({ hour: [{ start: 0 }], minute: [{ start: 30 }] })
    for (const name of ['intake', 'changes', 'increment', 'training'])
      await office.town.client.schedule.getHandle(`${name}/${SOURCE}`).delete()
  })

  it('says what can be reached', async () => {
    const { code, out } = await office.cli.run('doctor')
    expect(out).toMatch(/Temporal\s+well\s+version/)
    expect(out).toMatch(/worker of erp \(steps\)\s+well/)
    expect(out).toMatch(/register suppliers\s+well\s+about [1-9]/)
    expect(code).toBe(0)
  })

  it('says which register is empty', async () => {
    const people = office.town.store.db.collection('people')
    const kept = await people.find({}).toArray()
    await people.deleteMany({})
    const { code, out } = await office.cli.run('doctor')
    await people.insertMany(kept)
    expect(code).toBe(1)
    expect(out).toMatch(/register people\s+EMPTY\s+none: npm run cli -- import people FILE/)
    expect(out).toContain('The register is empty')
    expect(out).toMatch(/register chart\s+well/)
  })
})

describe('a server that is away', () => {
  const away: Settings = {
    temporal: { address: '127.0.0.1:1', namespace: 'default' },
    storeUri: 'mongodb://127.0.0.1:1/none',
    erp: { url: 'http://127.0.0.1:1', token: 'none', source: SOURCE },
    controlKey: 'a key for tests only',
    mail: { smtpUrl: undefined, directory: undefined, from: 'x@localhost' },
    healthPort: undefined,
    logLevel: 'silent',
    ui: undefined,
  }

  it.each([
    [['areas', 'list'], 'The database cannot be reached.', 'Databasen kan ikke nås.'],
    [['intake', 'schedule'], 'Temporal cannot be reached.', 'Temporal kan ikke nås.'],
    [['doctor'], 'The ERP cannot be reached.', 'ERP’et kan ikke nås.'],
  ])('%j ends with exit code 3 and says so in two languages', async (args, english, danish) => {
    const said: string[] = []
    const say = (line: string): void => void said.push(line)
    const cli = { servers: servers(async () => away), say, note: say, terminal: false, now: () => new Date() }
    expect(await runCli(args, cli)).toBe(3)
    expect(said.join('\n')).toContain(english)
    expect(said.join('\n')).toContain(danish)
  })
})
