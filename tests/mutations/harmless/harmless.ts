import type { ErrorCode } from '../../../domain/errors.ts'
import type { Edit } from '../edit.ts'
import type { Plant } from '../operator.ts'

/** An edit that changes nothing of what an invoice says. */
export interface Harmless {
  readonly name: string
  readonly plant: Plant
  /** Whether the validator may note something on it. */
  readonly notes?: boolean
  /** As right as before, and all the same for people: what it must find, and nothing else. */
  readonly leaves?: ErrorCode
}

export const edited = (name: string, edit: Edit): Harmless => ({ name, plant: { edit } })
export const rewritten = (
  name: string,
  write: (xml: string, nth: number) => string | Uint8Array,
): Harmless => ({ name, plant: { write } })
