/** What an import did: how many rows were read, written, and refused, and why. */
import type { ErrorCode } from '../../domain/errors.ts'

/** Refused rows that are kept with their reasons; beyond it they are only counted. */
export const MAX_REFUSED_KEPT = 1_000

export interface RefusedRow {
  /** Line of the file. */
  readonly row: number
  readonly code: ErrorCode
  /** Column; empty where the row as a whole is meant. */
  readonly field: string
  /** In words, without the row's content. */
  readonly why: string
}

export interface ImportAccount {
  /** Rows, the header not counted. read = written + unchanged + refusedCount. */
  readonly read: number
  /** New or changed; in a dry run: that would be. */
  readonly written: number
  readonly unchanged: number
  readonly refusedCount: number
  readonly refused: readonly RefusedRow[]
}

export interface ImportOptions {
  /** Reads, checks and compares, and writes nothing. */
  readonly dryRun?: boolean
  /** Told after every batch how many rows have been read so far. */
  readonly onProgress?: (read: number) => void
}
