/** Copies: the same bytes under another document id, and the same invoice in disguise, of tonight or paid last year. */
import { expectedOf } from './expected.ts'
import { disguise } from './extras.ts'
import { keyedUuid } from './keyed.ts'
import { lateRankOf, type NightFile, type Written, xmlOf } from './night-file.ts'

function copy(kind: 'redelivered' | 'disguisedDuplicate', of: Written, bytes: Buffer): NightFile {
  const key = `${kind}/${of.document.key}`
  return {
    ...of.file,
    key,
    kind,
    bytes,
    expected: expectedOf(kind, { uniform: of.document.uniform, closing: false }),
    twinKey: of.document.key,
    rank: lateRankOf(key),
  }
}

export const redelivered = (of: Written): NightFile => copy('redelivered', of, of.file.bytes)

export function disguised(of: Written): NightFile {
  const uuid = keyedUuid('disguised', of.document.key)
  const paper = { ...of.paper, uuid, number: disguise(of.paper.number), note: 'Genfremsendt.' }
  return copy('disguisedDuplicate', of, Buffer.from(xmlOf(paper), 'utf8'))
}

/** The original stands in the ledger only: there is no other document tonight that could be taken for the copy. */
export function paidBefore(of: Written): NightFile {
  const { twinKey: _none, ...file } = disguised(of)
  return file
}
