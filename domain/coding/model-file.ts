/** The bytes of a model: a mark, the head as JSON, the columns one after the other, and a hash of it all, so that a damaged file is no model. */
import { createHash } from 'node:crypto'
import { Codebook } from './codebook.ts'
import { MODEL_VERSION, type Model, type ModelHead, type Section } from './model.ts'
import { coderOf, forestOf, type Numbers, sectionsOf } from './model-sections.ts'
import { SETTINGS } from './trees.ts'

const MARK = 'FBMODEL\n'
const HASH_BYTES = 32
/** Columns begin at a multiple of it, as a double must. */
const ALIGN = 8
const KINDS = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  int16: Int16Array,
  uint8: Uint8Array,
} as const

export type ModelRefusal = 'MODEL_DAMAGED' | 'MODEL_VERSION'

export function encodeModel({ facts, coder, forest, codebook }: Model): Uint8Array {
  const columns = [...sectionsOf(coder, forest)]
  const sections = columns.map(
    ([name, numbers]): Section => ({ name, kind: kindOf(numbers), length: numbers.length }),
  )
  const head: ModelHead = {
    facts,
    codings: codebook.all(),
    total: coder.history.total,
    forestStart: forest?.start,
    sections,
  }
  const json = Buffer.from(JSON.stringify(head))
  const begin = MARK.length + ALIGN
  const bodyBytes = columns.reduce(
    (sum, [, { byteLength }]) => sum + aligned(byteLength),
    begin + aligned(json.length),
  )
  // Written in place: parts that are put together in the end are there twice.
  const file = Buffer.alloc(bodyBytes + HASH_BYTES)
  file.write(MARK, 'latin1')
  file.writeUInt32LE(json.length, MARK.length)
  file.set(json, begin)
  let at = begin + aligned(json.length)
  for (const [, { buffer, byteOffset, byteLength }] of columns) {
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += aligned(byteLength)
  }
  file.set(hashOf(file.subarray(0, bodyBytes)), bodyBytes)
  return file
}

/** A file that does not check, or was made by another version, is refused: whoever asks it sends everything to people. */
export function decodeModel(bytes: Uint8Array): Model | ModelRefusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const body = file.subarray(0, Math.max(0, file.length - HASH_BYTES))
  if (file.length < MARK.length + ALIGN + HASH_BYTES || !hashOf(body).equals(file.subarray(body.length)))
    return 'MODEL_DAMAGED'
  if (body.toString('latin1', 0, MARK.length) !== MARK) return 'MODEL_DAMAGED'
  const length = body.readUInt32LE(MARK.length)
  let at = MARK.length + ALIGN
  const head = JSON.parse(body.toString('utf8', at, at + length)) as ModelHead
  if (head.facts.version !== MODEL_VERSION) return 'MODEL_VERSION'
  at += aligned(length)
  const sections = new Map<string, Numbers>()
  for (const { name, kind, length: numbers } of head.sections) {
    const Kind = KINDS[kind]
    const own = Uint8Array.prototype.slice.call(body, at, at + numbers * Kind.BYTES_PER_ELEMENT)
    sections.set(name, new Kind(own.buffer))
    at += aligned(own.length)
  }
  return {
    facts: head.facts,
    coder: coderOf(sections, head.total),
    forest:
      head.forestStart === undefined
        ? undefined
        : forestOf(sections, head.forestStart, SETTINGS.leaves * 2 - 1),
    codebook: Codebook.from(head.codings),
  }
}

function kindOf(numbers: Numbers): Section['kind'] {
  const names = Object.keys(KINDS) as Section['kind'][]
  return names.find((name) => numbers instanceof KINDS[name]) as Section['kind']
}

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const aligned = (length: number): number => Math.ceil(length / ALIGN) * ALIGN
