/** Reading a document of some 12 KB and applying all rules, beside parsing it and nothing else: in turns, in short rounds of one run. */
import { SaxesParser } from 'saxes'
import { decode } from '../../../intake/read/encoding.ts'
import { parseTree } from '../../../intake/read/tree.ts'
import { arrivals, exampleRegisters } from '../../validate/example-registers.ts'
import { judgeDocument } from '../../validate/judge.ts'
import { type Spread, spread } from '../spread.ts'

const WANTED_BYTES = 12_000
/** The first warm up and are not counted. */
const ROUNDS = 180
const WARM_UP = 60
const TIMES_A_ROUND = 6

export interface Speed {
  readonly file: string
  readonly bytes: number
  readonly lines: number
  /** Milliseconds a document. */
  readonly parsingMs: Spread
  readonly treeMs: Spread
  readonly validatingMs: Spread
  /** Of each round: everything over parsing alone, and over our own tree (with its limits) alone. */
  readonly overParsing: Spread
  readonly overTree: Spread
  /** The fastest round of everything over the fastest of parsing alone: what is left when the machine does nothing else. */
  readonly atBest: number
}

/** One document of each format. */
export function speed(): readonly Speed[] {
  const registers = exampleRegisters()
  const fit = arrivals().filter((a) => judgeDocument(a.bytes, a.receivedAt, registers).verdict === 'fit')
  return ['>OIOUBL-2', '>urn:cen.eu'].flatMap((customization) => {
    const [nearest] = fit
      .filter((a) => a.bytes.includes(customization))
      .sort((a, b) => distance(a.bytes) - distance(b.bytes))
    return nearest ? [measure(nearest.file, nearest.bytes, nearest.receivedAt)] : []
  })

  function measure(file: string, bytes: Buffer, receivedAt: string): Speed {
    const parsing = () => parseAlone(bytes)
    const tree = () => parseTree(decode(bytes))
    const validating = () => judgeDocument(bytes, receivedAt, registers)
    const rounds = Array.from({ length: ROUNDS }, () => ({
      parsing: perDocument(parsing),
      tree: perDocument(tree),
      validating: perDocument(validating),
    })).slice(WARM_UP)
    const fastest = (times: readonly number[]): number => Math.min(...times)
    return {
      file,
      bytes: bytes.length,
      lines: bytes.toString('utf8').split('</cac:InvoiceLine>').length - 1,
      parsingMs: spread(rounds.map((r) => r.parsing)),
      treeMs: spread(rounds.map((r) => r.tree)),
      validatingMs: spread(rounds.map((r) => r.validating)),
      overParsing: spread(rounds.map((r) => r.validating / r.parsing)),
      overTree: spread(rounds.map((r) => r.validating / r.tree)),
      atBest: Number(
        (fastest(rounds.map((r) => r.validating)) / fastest(rounds.map((r) => r.parsing))).toFixed(2),
      ),
    }
  }
}

const distance = (bytes: Buffer): number => Math.abs(bytes.length - WANTED_BYTES)

function perDocument(work: () => unknown): number {
  const start = performance.now()
  for (let i = 0; i < TIMES_A_ROUND; i++) work()
  return (performance.now() - start) / TIMES_A_ROUND
}

/** The parser with namespaces, and somebody who listens but does nothing. */
function parseAlone(bytes: Buffer): number {
  const parser = new SaxesParser({ xmlns: true })
  let seen = 0
  parser.on('opentag', () => {
    seen += 1
  })
  parser.on('closetag', () => {
    seen += 1
  })
  parser.on('text', (text) => {
    seen += text.length
  })
  parser.write(bytes.toString('utf8')).close()
  return seen
}
