/** Plants the defects of an operator, asks the validator, and counts what it found. */

import { judgeDocument, type Registers } from '../../scripts/validate/judge.ts'
import type { Accepted, Examples } from './accepted.ts'
import type { Group, Operator, Plant } from './operator.ts'
import { parse, serialise } from './xml.ts'

/** Edits an operator, each in another document. */
export const EACH = 6
/** How far apart two operators begin, so that they do not all take the same documents. */
const STRIDE = 17

export interface Tally {
  readonly operator: string
  readonly group: Group
  readonly expected: readonly string[]
  readonly planted: number
  readonly found: number
  /** Not found, but something else stops the document. */
  readonly stopped: number
  /** Documents in which the defect went by unseen. */
  readonly missed: readonly string[]
}

const RANK = { note: 0, manual: 1, reject: 2 } as const

/** The document with the defect in it; undefined where it has no place for it. */
export function planted(
  { plant }: { readonly plant: Plant },
  xml: string,
  nth: number,
): Uint8Array | undefined {
  if ('write' in plant) {
    const written = plant.write(xml, nth)
    return typeof written === 'string' ? Buffer.from(written, 'utf8') : written
  }
  if ('answers' in plant) return plant.fits(xml) ? Buffer.from(xml, 'utf8') : undefined
  const root = parse(xml)
  return plant.edit(root, nth) ? Buffer.from(serialise(root), 'utf8') : undefined
}

export function tally(operator: Operator, index: number, { accepted, registers }: Examples): Tally {
  const counts = { planted: 0, found: 0, stopped: 0 }
  const missed: string[] = []
  for (const document of rotated(accepted, index)) {
    if (counts.planted === EACH) break
    const bytes = planted(operator, document.xml, counts.planted)
    if (!bytes) continue
    counts.planted += 1
    const { verdict, findings } = judgeDocument(
      bytes,
      document.receivedAt,
      changed(registers, operator, counts.planted - 1),
    )
    const found = findings.some(
      (f) =>
        operator.expected.includes(f.code) &&
        RANK[f.severity] >= RANK[operator.least] &&
        !document.noted.some((n) => n.code === f.code && n.path === f.path),
    )
    if (found) counts.found += 1
    else if (verdict !== 'fit') counts.stopped += 1
    if (!found) missed.push(document.file)
  }
  const { name, group, expected } = operator
  return { operator: name, group, expected, ...counts, missed }
}

const changed = (registers: Registers, { plant }: Operator, nth: number): Registers =>
  'answers' in plant ? { about: (invoice) => plant.answers(registers.about(invoice), nth) } : registers

/** The documents, each operator beginning at another. */
export function rotated(list: readonly Accepted[], index: number): readonly Accepted[] {
  const at = list.length === 0 ? 0 : (index * STRIDE) % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}
