/** Invoices that wait for people outlive a change of the code: every path that was walked is walked the same way by the code of today. */
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { beforeAll, describe, expect, it } from 'vitest'
import { END_STATES } from '../../domain/invoice/ends.ts'
import { testedBundle } from '../bundle.ts'
import { type Asked, listening } from './asked.ts'
import { historyOf, type SavedHistory, savedHistories } from './histories.ts'
import { PATHS } from './paths.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })

const saved = await savedHistories()

/** Why each history cannot be replayed; undefined where it can. */
async function replayed(histories: readonly SavedHistory[]): Promise<ReadonlyMap<string, Error | undefined>> {
  const options = { workflowBundle: await testedBundle() }
  const found = new Map<string, Error | undefined>()
  const all = histories.map(({ path, json }) => ({ workflowId: path, history: historyOf(json) }))
  for await (const { workflowId, error } of Worker.runReplayHistories(options, all))
    found.set(workflowId, error)
  return found
}

describe('the saved histories', () => {
  let results: ReadonlyMap<string, Error | undefined>
  let asked: Asked
  beforeAll(async () => {
    const heard = await listening(() => replayed(saved))
    results = heard.value
    asked = heard.asked
  })

  it('are those of all paths, and of no other', () => {
    expect(saved.map(({ path }) => path).sort()).toEqual(Object.keys(PATHS).sort())
  })

  it.each(Object.keys(PATHS))('are walked again as they were: %s', (path) => {
    expect(results.has(path)).toBe(true)
    expect(results.get(path)).toBeUndefined()
  })

  it('ask for the same, with the same arguments, limits and texts', async () => {
    const all = saved.map(({ path, json }) => [path, ...(asked.get(runOf(json)) ?? ['nothing'])].join('\n'))
    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot('asked.txt')
  })

  it('hold every end of an invoice and every step', () => {
    const text = saved.map(({ json }) => inWords(json)).join('\n')
    for (const end of END_STATES) expect(text).toContain(`"end":"${end}"`)
    for (const step of STEPS) expect(text).toContain(step)
  })

  it('name no machine', () => {
    for (const { json } of saved) {
      for (const [, identity] of json.matchAll(/"identity":"([^"]*)"/g)) expect(identity).toBe('worker')
      expect(inWords(json)).not.toMatch(/\d+@[\w.-]+|\/(home|root|tmp|work|Users)\/|file:\/\/|node_modules/)
    }
  })
})

describe('a replay', () => {
  it.each([
    ['two of the robot’s steps', 'automatic', 'predict', 'checkDuplicates'],
    ['the ERP’s question and its act', 'in-doubt-then-tried-again', 'ask', 'perform'],
  ])('finds out that %s were in another order', async (_, path, one, other) => {
    const found = saved.find((history) => history.path === path)
    if (!found) throw new Error(`no history of ${path}`)
    const results = await replayed([{ path, json: exchanged(found.json, one, other) }])
    expect(results.get(path)?.message).toMatch(/nondeterminis/i)
  })
})

/** Of both workers, and of the night. */
const STEPS = [
  ...[
    'validate',
    'checkDuplicates',
    'predict',
    'route',
    'acceptDecision',
    'keepIgnored',
    'openReview',
    'remind',
  ],
  ...['record', 'perform', 'ask', 'release', 'takePage', 'resume', 'passOnChanges'],
]

function runOf(json: string): string {
  return historyOf(json).events?.[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? ''
}

const PAYLOAD = /"data":"([A-Za-z0-9+/]+={0,2})"/g

/** The history with its payloads readable. */
function inWords(json: string): string {
  return json.replace(PAYLOAD, (_, payload: string) => `"data":${Buffer.from(payload, 'base64')}`)
}

/** As if the two steps had run in each other's place. */
function exchanged(json: string, one: string, other: string): string {
  const swap = (text: string) =>
    text.replace(new RegExp(`"(activity_type|name)":"(${one}|${other})"`, 'g'), (_, key, step) => {
      return `"${key}":"${step === one ? other : one}"`
    })
  return swap(json).replace(PAYLOAD, (quoted, payload: string) => {
    const text = Buffer.from(payload, 'base64').toString()
    const swapped = swap(text)
    return swapped === text ? quoted : `"data":"${Buffer.from(swapped).toString('base64')}"`
  })
}
