/** Which invoices the rule of thumb of twenty uniform lines codes: the learned coder is asked of the others only, so these prove nothing for it. */
import { groupBy } from '../group.ts'
import type { CodingString, Mixed } from './codebook.ts'
import { documentKey } from './document-place.ts'
import { hashText } from './hash.ts'
import { type LineFacts, supplierOf } from './line.ts'
import { UNIFORM_LINES } from './uniform.ts'

type Line = LineFacts & CodingString & { readonly mixed?: Mixed }

/** Ids of the lines of such invoices. By account and cost centre alone: what stands beside them may make the rule doubt, and is not known here. */
export function codedByRule(lines: readonly Line[]): ReadonlySet<string> {
  const runs = new Map<string, { coding: string; alike: number }>()
  const sure = new Set<string>()
  const inOrder = [...lines].sort((a, b) => a.day - b.day || hashText(a.lineId) - hashText(b.lineId))
  for (const document of groupBy(inOrder, documentKey).values()) {
    if (document.every((line) => (runs.get(patternOf(line))?.alike ?? 0) >= UNIFORM_LINES))
      for (const { lineId } of document) sure.add(lineId)
    for (const line of document) {
      // What cannot be told is no experience.
      if (line.mixed === 'untold') continue
      const coding = JSON.stringify([line.account, line.costCentre])
      const before = runs.get(patternOf(line))
      runs.set(patternOf(line), { coding, alike: before?.coding === coding ? before.alike + 1 : 1 })
    }
  }
  return sure
}

const patternOf = (line: Line): string => JSON.stringify([supplierOf(line), line.department])
