import { createHash } from 'node:crypto'

/**
 * The journal's lines, each chained to the one before by a hash, so that no line can be altered, left out or moved
 * without the chain showing it. The hash covers the event's text exactly as it is written.
 */
export interface Head {
  /** Number of lines. */
  readonly n: number
  readonly hash: string
}

export const START: Head = { n: 0, hash: '0'.repeat(64) }

const LINE = /^\{"n":(\d{1,15}),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","event":(\{.*\})\}$/su

const hashOf = (n: number, prev: string, eventText: string): string =>
  createHash('sha256').update(`${n} ${prev} ${eventText}`).digest('hex')

export function chainLine(head: Head, eventText: string): { readonly line: string; readonly head: Head } {
  const n = head.n + 1
  const hash = hashOf(n, head.hash, eventText)
  return {
    line: `{"n":${n},"prev":"${head.hash}","hash":"${hash}","event":${eventText}}\n`,
    head: { n, hash },
  }
}

/** Reads a line (without its end) that must follow `head`; undefined where the chain is broken. */
export function readLine(
  head: Head,
  line: string,
): { readonly eventText: string; readonly head: Head } | undefined {
  const [, number, prev, hash, eventText] = LINE.exec(line) ?? []
  const n = head.n + 1
  if (Number(number) !== n || prev !== head.hash || eventText === undefined) return undefined
  return hashOf(n, head.hash, eventText) === hash ? { eventText, head: { n, hash } } : undefined
}
