/** The ports of the steps: what the workers hand to the factories. */
import type { HoldPatience } from '../domain/control/hold.ts'
import type { Erp } from '../erp/port.ts'
import type { Store } from '../store/store.ts'
import type { Log } from './log.ts'

export interface World {
  readonly store: Store
  readonly erp: Erp
  readonly post: Post
  readonly log: Log
  readonly now: () => Date
  /** Secret of the control draw. */
  readonly controlKey: string
  readonly holdPatience: HoldPatience
}

/** Mail to people. It names the invoice by id, never by its contents. */
export interface Post {
  readonly send: (mail: {
    readonly to: string
    readonly subject: string
    readonly text: string
  }) => Promise<void>
}
