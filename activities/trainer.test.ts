import { describe, expect, it } from 'vitest'
import { dateOf } from '../domain/coding/line.ts'
import { encodeModel } from '../domain/coding/model-file.ts'
import { BEGIN, made } from '../domain/coding/sample.test-support.ts'
import { type TrainingLine, train } from '../domain/coding/train.ts'
import { trainInThread } from './trainer.ts'

const LINES = made({ suppliers: 12, days: 450, perDay: 6, code: (s) => s % 5 }).map(
  ({ code, ...line }): TrainingLine => ({ ...line, account: `A${code}`, costCentre: '' }),
)
const training = { today: dateOf(BEGIN + 450), target: 0.05 }

describe('training in a thread', () => {
  it('makes the same file as training here, and tells how far it is', async () => {
    const told: number[] = []
    const bytes = await trainInThread({ lines: LINES, training, progress: (done) => told.push(done) })
    const here = train(LINES, training)
    expect(Buffer.from(bytes ?? []).equals(Buffer.from(here ? encodeModel(here) : []))).toBe(true)
    expect(told.length).toBeGreaterThan(10)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  it('answers nothing where there is nothing to learn from', async () => {
    expect(await trainInThread({ lines: [], training })).toBeUndefined()
  })

  it('fails with the error of who gives the lines', async () => {
    async function* broken(): AsyncGenerator<TrainingLine> {
      yield LINES[0] as TrainingLine
      throw new Error('the store is away')
    }
    await expect(trainInThread({ lines: broken(), training })).rejects.toThrow('the store is away')
  })

  it('fails where the training does', async () => {
    const lines = [{ lineId: 'no line at all', day: BEGIN }] as unknown as readonly TrainingLine[]
    await expect(trainInThread({ lines, training })).rejects.toThrow()
  })

  it('ends at once when it is interrupted, even while it waits for lines', async () => {
    const stop = new AbortController()
    async function* never(): AsyncGenerator<TrainingLine> {
      stop.abort(new Error('the worker stops'))
      yield await new Promise<TrainingLine>(() => undefined)
    }
    const answer = trainInThread({ lines: never(), training, signal: stop.signal })
    await expect(answer).rejects.toThrow('the worker stops')
  })
})
