import type { ErrorCode } from '../../domain/errors.ts'

/** Why a document cannot be read. `detail` says where (a path, a position), never what stands there. */
export interface Failure {
  readonly code: ErrorCode
  readonly detail: string
}

/** Carries a failure out of the depth of the reading; `readInvoice` turns it into a value. */
export class Refusal extends Error {
  readonly failure: Failure

  constructor(code: ErrorCode, detail: string) {
    super(`${code} at ${detail}`)
    this.name = 'Refusal'
    this.failure = { code, detail }
  }
}
