/** What every command is given: the servers, a way to speak, and whether somebody sits at a terminal. */
import type { Servers } from './servers.ts'

export interface Cli {
  readonly servers: Servers
  /** A line of the answer. */
  readonly say: (line: string) => void
  /** A line beside the answer: progress, warnings, errors. */
  readonly note: (line: string) => void
  /** Somebody reads and answers: questions may be asked and bars drawn. */
  readonly terminal: boolean
  readonly now: () => Date
}

/** Every command has it. */
export interface CommonOptions {
  readonly json?: boolean
}

/** Writes the answer: as one JSON value for machines, or as lines for people. */
export function answer(
  cli: Cli,
  { json }: CommonOptions,
  value: unknown,
  lines: () => readonly string[],
): void {
  if (json) cli.say(JSON.stringify(value, null, 2))
  else for (const line of lines()) cli.say(line)
}
