import { type Erp, ErpRefused, ROBOT_USER } from '../port.ts'
import { closeOrder, page, postOrder, releaseOrder, reserveOrder } from '../wire.ts'
import type { Command } from './commands.ts'
import type { Answer } from './decision.ts'
import type { Engine } from './engine.ts'
import type { LedgerState } from './state.ts'
import { journalOf, pageOf, stateOf } from './views.ts'

/** The ERP port on a sandbox ERP in the same process: the same core as the program of its own, without the wire. */
export function sandboxErp(engine: Engine, user: string = ROBOT_USER): Erp {
  const asked = async <K extends Answer['kind']>(
    command: Command,
    ...kinds: readonly K[]
  ): Promise<Extract<Answer, { kind: K }>> => expected(await engine.execute(command), kinds)

  const known = async <T>(id: string, look: (engine: Engine) => Promise<T | undefined>): Promise<T> => {
    const found = await look(engine)
    if (found === undefined) throw new ErpRefused('ERP_DOCUMENT_UNKNOWN', `document ${id}`)
    return found
  }

  const paged = async <T>(
    [after, limit]: readonly [number, number],
    look: (state: LedgerState, after: number, limit: number) => T,
  ): Promise<T> => {
    const from = checked(page, { after, limit })
    return engine.read((state) => look(state, from.after, from.limit))
  }

  return {
    arrivals: (...from) => paged(from, (state, after, limit) => pageOf(state.arrivals, after, limit)),
    changes: (...from) => paged(from, (state, after, limit) => pageOf(state.changes, after, limit)),
    accounts: () => engine.read((state) => [...state.accounts.values()]),
    suppliers: () => engine.read((state) => [...state.suppliers.values()]),
    journal: (after, limit, by) => paged([after, limit], (state, ...from) => journalOf(state, ...from, by)),
    state: (id) => known(id, () => engine.read((state) => stateOf(state, id))),
    download: async (id) => {
      const sha256 = await known(id, () => engine.read((state) => state.documents.get(id)?.arrival.sha256))
      return engine.bytes.get(sha256)
    },
    reserve: async (id, key, token, on, until) =>
      asked(
        { type: 'reserve', user, documentId: id, ...checked(reserveOrder, { key, token, on, until }) },
        'reserved',
        'closed',
        'held',
        'manual',
        'fenced',
        'withdrawn',
      ),
    release: async (id, key, token, reason) =>
      asked(
        { type: 'release', user, documentId: id, ...checked(releaseOrder, { key, token, reason }) },
        'released',
        'closed',
        'withdrawn',
      ),
    post: async ({ documentId: id, ...rest }) => {
      const order = checked(postOrder, rest)
      return asked(
        { type: 'post', user, order: { documentId: id, ...order } },
        'closed',
        'fenced',
        'withdrawn',
      )
    },
    close: async ({ documentId: id, ...rest }) =>
      asked(
        { type: 'close', user, order: { documentId: id, ...checked(closeOrder, rest) } },
        'closed',
        'fenced',
        'withdrawn',
      ),
  }
}

interface Schema<T> {
  readonly safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: Error }
}

function checked<T>(schema: Schema<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ErpRefused('ERP_BAD_REQUEST', parsed.error.message)
  return parsed.data
}

function expected<K extends Answer['kind']>(
  answer: Answer,
  kinds: readonly K[],
): Extract<Answer, { kind: K }> {
  if (answer.kind === 'refused') throw new ErpRefused(answer.code, answer.detail)
  const { kind } = answer
  if (isOf(answer, kinds)) return answer
  throw new Error(`The ledger answered ${kind}, which this call does not have.`)
}

const isOf = <K extends Answer['kind']>(
  answer: Answer,
  kinds: readonly K[],
): answer is Extract<Answer, { kind: K }> => kinds.some((kind) => kind === answer.kind)
