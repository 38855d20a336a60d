/** The municipality's rule of thumb: twenty uniform codings before a robot dares. */
import { codingKey, fitsRate, sameCoding } from './coding.ts'
import type { Coder, CodingQuestion, ProposedLine } from './proposal.ts'

/** How many of the latest lines of a creditor and institution must be there, all coded alike. */
export const UNIFORM_LINES = 20

export const uniformCoder: Coder = (question) => ({
  model: `uniform-${UNIFORM_LINES}@1`,
  threshold: `the latest ${UNIFORM_LINES} of ${UNIFORM_LINES} alike`,
  lines: question.invoice.lines.map((line) => propose(question, line)),
})

function propose(
  { past, isOpen }: CodingQuestion,
  line: CodingQuestion['invoice']['lines'][number],
): ProposedLine {
  const latest = past.slice(-UNIFORM_LINES)
  const newest = latest.at(-1)
  const evidence = latest.map((l) => l.lineId)
  if (!newest) return { lineId: line.id, coding: undefined, doubt: 'WAY_NO_EXPERIENCE', evidence }
  const coding = newest.coding
  const uniform = latest.length === UNIFORM_LINES && latest.every((l) => sameCoding(l.coding, coding))
  if (!isOpen(coding.account))
    return { lineId: line.id, coding: undefined, doubt: 'WAY_ACCOUNT_CLOSED', evidence }
  if (!uniform) {
    const postable = latest.filter((l) => isOpen(l.coding.account))
    return { lineId: line.id, coding: mostFrequent(postable), doubt: 'WAY_NO_EXPERIENCE', evidence }
  }
  const doubt = fitsRate(coding, line.vatRate) ? undefined : 'WAY_VAT_DIFFERS'
  return { lineId: line.id, coding, doubt, evidence }
}

/** The coding met most often; of equals the latest. A suggestion to a person, never used unseen. */
function mostFrequent(lines: CodingQuestion['past']): ProposedLine['coding'] {
  const counts = new Map<string, number>()
  for (const { coding } of lines) counts.set(codingKey(coding), (counts.get(codingKey(coding)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return lines.findLast((l) => counts.get(codingKey(l.coding)) === most)?.coding
}
