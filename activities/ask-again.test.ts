import { describe, expect, it } from 'vitest'
import { ErpRefused, ErpUnavailable } from '../erp/port.ts'
import { askAgain } from './ask-again.ts'

const silent = (retryAfterMs?: number) =>
  new ErpUnavailable('silent', {
    outcomeUnknown: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })

/** Asks a source that fails with these errors first; answers what came of it and the pauses made. */
async function asked(...errors: readonly Error[]) {
  const pauses: number[] = []
  let asks = 0
  const question = async () => {
    const error = errors[asks++]
    if (error) throw error
    return 'answer'
  }
  const outcome = await askAgain(question, async (ms) => pauses.push(ms)).catch((error: unknown) => error)
  return { outcome, pauses, asks }
}

describe('a question to the ERP', () => {
  it('that is answered is asked once', async () => {
    expect(await asked()).toEqual({ outcome: 'answer', pauses: [], asks: 1 })
  })

  it('is asked again where there was no answer, after longer and longer pauses', async () => {
    expect(await asked(silent(), silent(), silent())).toEqual({
      outcome: 'answer',
      pauses: [200, 600, 1_800],
      asks: 4,
    })
  })

  it('is given up at last', async () => {
    const last = silent()
    expect(await asked(silent(), silent(), silent(), last)).toMatchObject({ outcome: last, asks: 4 })
  })

  it('waits as long as the ERP asks for, and leaves a long wait to others', async () => {
    expect(await asked(silent(3_000))).toMatchObject({ outcome: 'answer', pauses: [3_000] })
    const long = silent(60_000)
    expect(await asked(long)).toMatchObject({ outcome: long, asks: 1 })
  })

  it('that is refused is not repeated', async () => {
    const refused = new ErpRefused('ERP_DOCUMENT_UNKNOWN', 'no')
    expect(await asked(refused)).toEqual({ outcome: refused, pauses: [], asks: 1 })
  })
})
