/** What a step may write to the log: codes, ids and counts; never a name, an account or a text of a document. */
export interface Log {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void
}
