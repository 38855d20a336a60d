import type { ErpAccount, ErpSupplier, PostingBody } from '../port.ts'
import type { Answer } from './decision.ts'
import type { Engine } from './engine.ts'

/** What happens around the port in a test or a rehearsal: documents arrive, colleagues work, the day begins. */
export interface World {
  readonly arrive: (documentId: string, bytes?: Uint8Array, arrivedAt?: string) => Promise<Answer>
  readonly setAccounts: (...accounts: readonly ErpAccount[]) => Promise<void>
  readonly setSuppliers: (...suppliers: readonly ErpSupplier[]) => Promise<void>
  readonly closePeriod: (period: string) => Promise<Answer>
  readonly beginDay: () => Promise<Answer>
  readonly take: (user: string, documentId: string) => Promise<Answer>
  readonly putBack: (user: string, documentId: string) => Promise<Answer>
  readonly withdraw: (user: string, documentId: string) => Promise<Answer>
  readonly code: (user: string, documentId: string, body: PostingBody) => Promise<Answer>
}

export function worldOf(engine: Engine): World {
  const { execute } = engine
  return {
    arrive: async (documentId, bytes = new TextEncoder().encode(documentId), arrivedAt = engine.now()) => {
      const sha256 = await engine.bytes.put(bytes)
      const arrival = { documentId, arrivedAt, fileName: `${documentId}.xml`, size: bytes.length, sha256 }
      return execute({ type: 'arrive', arrival })
    },
    setAccounts: async (...accounts) => {
      await Promise.all(accounts.map((account) => execute({ type: 'setAccount', account })))
    },
    setSuppliers: async (...suppliers) => {
      await Promise.all(suppliers.map((supplier) => execute({ type: 'setSupplier', supplier })))
    },
    closePeriod: (period) => execute({ type: 'setPeriod', period, closed: true }),
    beginDay: engine.beginDay,
    take: (user, documentId) => execute({ type: 'take', user, documentId }),
    putBack: (user, documentId) => execute({ type: 'putBack', user, documentId }),
    withdraw: (user, documentId) => execute({ type: 'withdraw', user, documentId }),
    code: (user, documentId, body) => execute({ type: 'code', user, documentId, body }),
  }
}
