/** Exit codes of every command, and the error that carries one out of the depth. */
import type { ErrorCode } from '../domain/errors.ts'

export const EXIT = { ok: 0, no: 1, usage: 2, unreachable: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export const EXIT_HELP = `
Exit codes: 0 done; 1 the answer is no (not found, refused, a difference);
            2 wrong usage; 3 a server cannot be reached.`

/** Ends the command with a sentence of domain/errors.ts; `detail` is what it is about: an id, a variable's name. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly code: ErrorCode
  readonly exit: ExitCode
  readonly detail: string | undefined

  constructor(code: ErrorCode, exit: ExitCode, detail?: string) {
    super(code)
    this.code = code
    this.exit = exit
    this.detail = detail
  }
}

/** Ends the command because it was called wrongly. */
export class Usage extends Error {
  override readonly name = 'Usage'
}
