import { ERRORS, type ErrorCode } from '../../domain/errors.ts'

/** Something about the machine stops us: a code of `domain/errors.ts` and what stands beside its sentence. */
export class MachineProblem extends Error {
  override readonly name = 'MachineProblem'
  readonly code: ErrorCode
  readonly detail: string
  constructor(code: ErrorCode, detail: string) {
    const { en, todo } = ERRORS[code]
    super(`${en} ${todo.en} (${detail})`)
    this.code = code
    this.detail = detail
  }
}

const NO_SPACE = /ENOSPC|no space left on device|not enough space|database or disk is full/i

/** The same problem, but "disk full" where the text says that this was the cause. */
export const problemFrom = (code: ErrorCode, detail: string, text: string): MachineProblem =>
  NO_SPACE.test(text) ? new MachineProblem('MACHINE_DISK', detail) : new MachineProblem(code, detail)
