import type { Instant } from '../../domain/invoice/invoice.ts'
import type { Arrival, ClosingOrder, ErpAccount, ErpSupplier, PostingBody, PostingOrder } from '../port.ts'

/** What the sandbox ERP can be asked to do. */
export type Command =
  | { readonly type: 'open' }
  | { readonly type: 'markSeeded' }
  | { readonly type: 'setAccount'; readonly account: ErpAccount }
  | { readonly type: 'setSupplier'; readonly supplier: ErpSupplier }
  | { readonly type: 'setPeriod'; readonly period: string; readonly closed: boolean }
  | { readonly type: 'arrive'; readonly arrival: Omit<Arrival, 'seq'> }
  | { readonly type: 'beginDay'; readonly boundary: Instant }
  | (OnDocument &
      UnderToken & {
        readonly type: 'reserve'
        readonly on: 'robot' | 'person'
        readonly until?: Instant | undefined
      })
  | (OnDocument & UnderToken & { readonly type: 'release'; readonly reason: string })
  | { readonly type: 'post'; readonly user: string; readonly order: PostingOrder }
  | { readonly type: 'close'; readonly user: string; readonly order: ClosingOrder }
  | (OnDocument & { readonly type: 'take' | 'putBack' | 'withdraw' })
  | (OnDocument & { readonly type: 'code'; readonly body: PostingBody })

interface OnDocument {
  readonly user: string
  readonly documentId: string
}
interface UnderToken {
  readonly key: string
  readonly token: number
}
