/** Documents that chance has spoiled: accepted ones with pieces changed, moved, doubled or taken out, and bytes of any kind. */
import fc from 'fast-check'
import type { Judgement } from '../../domain/rules/judgement.ts'
import { judgeDocument } from '../../scripts/validate/judge.ts'
import type { Accepted, Examples } from './accepted.ts'

type Mutation = (xml: string) => string

/** Values that a field may hold to somebody's surprise. */
const ODD = [
  '',
  ' ',
  '0',
  '-0',
  '-1',
  '+1',
  '1e309',
  '0.000000001',
  '99999999999999999999',
  '1,50',
  'NaN',
  'true',
  '2022-02-30',
  '0000-00-00',
  '9999-12-31',
  '\u202e\u0000',
  '𝟙𝟚𝟛',
  '&amp;#0;',
  'DK',
  'XXXXXX-XXXX',
  '251248-9996',
  '__proto__',
  'constructor',
  'æ'.repeat(3000),
] as const

const SHARES = 1_000_000
/** How far through the document. Without the library's liking for the ends of a range, or half of the edits would fall on its first fields. */
const unit = fc.noBias(fc.integer({ min: 0, max: SHARES - 1 })).map((share) => share / SHARES)
const placeIn = (count: number, share: number): number => Math.floor(count * share)
const LEAF = /(<(?:cbc:)?\w+[^<>]*>)([^<>]*)(<\/)/g

/** One field gets another value: odd, or any text. */
const value: fc.Arbitrary<Mutation> = fc
  .tuple(
    unit,
    fc.oneof(
      fc.constantFrom(...ODD),
      fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/[<&]/g, '?')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
  )
  .map(([share, odd]) => (xml) => {
    const fields = [...xml.matchAll(LEAF)]
    const field = fields[placeIn(fields.length, share)]
    if (!field) return xml
    const at = field.index + (field[1]?.length ?? 0)
    return `${xml.slice(0, at)}${odd}${xml.slice(at + (field[2]?.length ?? 0))}`
  })

/** One digit becomes another: the document stays readable, and only the rules can see it. */
const digit: fc.Arbitrary<Mutation> = fc.tuple(unit, fc.nat(9)).map(([share, other]) => (xml) => {
  const digits = [...xml.matchAll(/\d(?=[\d.-]*<)/g)]
  const at = digits[placeIn(digits.length, share)]?.index
  return at === undefined ? xml : `${xml.slice(0, at)}${other}${xml.slice(at + 1)}`
})

/** A line of the file – a field, a tag – is taken out, doubled, or exchanged with another. */
const lines: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom('drop', 'double', 'exchange'), unit, unit)
  .map(([what, one, two]) => (xml) => {
    const rows = xml.split('\n')
    const [i, j] = [placeIn(rows.length, one), placeIn(rows.length, two)]
    const [a = '', b = ''] = [rows[i], rows[j]]
    if (what === 'exchange') {
      rows[i] = b
      rows[j] = a
      return rows.join('\n')
    }
    return [...rows.slice(0, i), ...(what === 'double' ? [a, a] : []), ...rows.slice(i + 1)].join('\n')
  })

/** A whole part – party, line, tax – is taken out, doubled, or put into itself many times. */
const parts: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom('drop', 'double', 'nest', 'many'), unit, fc.integer({ min: 2, max: 60 }))
  .map(([what, share, times]) => (xml) => {
    const found = [...xml.matchAll(/<cac:(\w+)>/g)]
    const open = found[placeIn(found.length, share)]
    const end = open && xml.indexOf(`</cac:${open[1]}>`, open.index)
    if (!open || end === undefined || end < 0) return xml
    const until = end + `</cac:${open[1]}>`.length
    const part = xml.slice(open.index, until)
    const nested = `<cac:${open[1]}>`.repeat(times) + part + `</cac:${open[1]}>`.repeat(times)
    const instead = { drop: '', double: part + part, many: part.repeat(times), nest: nested }[what]
    return `${xml.slice(0, open.index)}${instead}${xml.slice(until)}`
  })

/** Some characters anywhere, tags included. */
const characters: fc.Arbitrary<Mutation> = fc
  .tuple(
    unit,
    fc.nat(40),
    fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('<', '>', '&', '"', ']]>', '<!--', '<?', '<![CDATA['),
    ),
  )
  .map(([share, length, piece]) => (xml) => {
    const at = placeIn(xml.length, share)
    return `${xml.slice(0, at)}${piece}${xml.slice(at + length)}`
  })

const documents = (accepted: readonly Accepted[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.nat({ max: Math.max(0, accepted.length - 1) }),
      fc.array(
        fc.oneof({ weight: 3, arbitrary: value }, { weight: 3, arbitrary: digit }, lines, parts, characters),
        { minLength: 1, maxLength: 4 },
      ),
      fc.oneof(
        { weight: 18, arbitrary: fc.constant<BufferEncoding>('utf8') },
        fc.constantFrom<BufferEncoding>('latin1', 'utf16le'),
      ),
    )
    .map(([which, mutations, encoding]) =>
      Buffer.from(
        mutations.reduce((xml, mutate) => mutate(xml), accepted[which]?.xml ?? ''),
        encoding,
      ),
    )

const anything = (accepted: readonly Accepted[]): fc.Arbitrary<Uint8Array> =>
  fc.oneof({ weight: 19, arbitrary: documents(accepted) }, fc.uint8Array({ maxLength: 2000 }))

export interface Fuzzed {
  readonly documents: number
  readonly seed: number
  /** How many came to which verdict. */
  readonly verdicts: Readonly<Record<Judgement['verdict'], number>>
  /** The slowest, in milliseconds. */
  readonly slowestMs: number
  readonly slowestBytes: number
  /** The process at its largest, the making of the documents included. */
  readonly peakMb: number
  /** The first few that ended without a verdict, as a base64 of their bytes. */
  readonly without: readonly string[]
}

const KEEP = 5
/** Documents made at a time, so that they do not lie in memory all at once. */
const AT_A_TIME = 250

function* sampled<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): Generator<T> {
  for (let done = 0; done < count; done += AT_A_TIME)
    yield* fc.sample(arbitrary, { numRuns: Math.min(AT_A_TIME, count - done), seed: seed + done })
}

/** The same seed gives the same documents. */
export function fuzz({ accepted, registers }: Examples, count: number, seed: number): Fuzzed {
  const verdicts = { fit: 0, manual: 0, reject: 0 }
  const without: string[] = []
  let slowestMs = 0
  let slowestBytes = 0
  const receivedAt = accepted[0]?.receivedAt ?? ''
  for (const bytes of sampled(anything(accepted), count, seed)) {
    const start = performance.now()
    try {
      verdicts[judgeDocument(bytes, receivedAt, registers).verdict] += 1
    } catch (error) {
      if (without.length < KEEP) without.push(`${String(error)} ${Buffer.from(bytes).toString('base64')}`)
    }
    const ms = performance.now() - start
    if (ms > slowestMs) {
      slowestMs = ms
      slowestBytes = bytes.length
    }
  }
  return {
    documents: count,
    seed,
    verdicts,
    slowestMs: Number(slowestMs.toFixed(1)),
    slowestBytes,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    without,
  }
}
