/** A walk that sees one coding of a line and is judged by another. */
import { Codebook } from '../../../../domain/coding/codebook.ts'
import type { CodedLineFacts, Walked, WalkSettings } from '../../../../domain/coding/walk.ts'
import { walk } from '../../../../domain/coding/walk.ts'
import type { Planted } from './planted.ts'

export interface JudgedWalk {
  /** The code of each line is the right one, whatever was seen. */
  readonly walked: readonly Walked[]
  readonly codebook: Codebook
}

export function judgedWalk({ lines, truth }: Planted, settings: WalkSettings): JudgedWalk {
  const codebook = new Codebook()
  const seen = lines.map((line): CodedLineFacts => ({ ...line, code: codebook.numberOf(line) }))
  const walked = walk(seen, settings).map((w): Walked => {
    const right = truth.get(w.line.lineId)
    return right ? { ...w, line: { ...w.line, code: codebook.numberOf(right) } } : w
  })
  return { walked, codebook }
}
