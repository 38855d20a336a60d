/** How often the coder's own proposals were right, by what they were about: with a half-life of 60 days, as people's labels told. */
import { Columns } from './columns.ts'
import { hashPair } from './hash.ts'
import { HashIndex } from './hash-index.ts'
import type { Hashed } from './keys.ts'
import type { Day } from './line.ts'

const HALF_LIFE_DAYS = 60
const ORIGIN: Day = 3_650
const weightAt = (day: Day): number => 2 ** ((day - ORIGIN) / HALF_LIFE_DAYS)
/** No miss is further back than this. */
export const LONG_AGO_DAYS = 2_000

/** What a line's record is kept under: supplier, pattern, finest, each alone and with the proposal; and the proposal alone. */
export const RECORDS = 7
/** Hit rate, how many (log), days since the last miss. */
export const PER_RECORD = 3

export class OwnRecord {
  index = new HashIndex()
  readonly rows = new Columns({ hits: 'float', tried: 'float', lastMiss: 'int' })

  write(into: Float32Array, at: number, hashed: Hashed, code: number, day: Day): void {
    const now = weightAt(day)
    const { hits, tried, lastMiss } = this.rows.at
    hashesOf(hashed, code).forEach((hash, i) => {
      const to = at + i * PER_RECORD
      const row = this.index.find(hash)
      if (row < 0) {
        into[to] = -1
        into[to + 1] = 0
        into[to + 2] = LONG_AGO_DAYS
        return
      }
      into[to] = ((hits[row] as number) + 0.5 * now) / ((tried[row] as number) + now)
      into[to + 1] = Math.log1p((tried[row] as number) / now)
      into[to + 2] = Math.min(LONG_AGO_DAYS, day - (lastMiss[row] as number))
    })
  }

  add(hashed: Hashed, proposed: number, right: boolean, day: Day): void {
    const weight = weightAt(day)
    for (const hash of hashesOf(hashed, proposed)) {
      const row = this.index.add(hash)
      if (row === this.rows.size) {
        this.rows.add()
        this.rows.at.lastMiss[row] = -LONG_AGO_DAYS
      }
      const { hits, tried, lastMiss } = this.rows.at
      tried[row] = (tried[row] as number) + weight
      if (right) hits[row] = (hits[row] as number) + weight
      else lastMiss[row] = day
    }
  }
}

function hashesOf({ supplier, pattern, finest }: Hashed, code: number): readonly number[] {
  const kinds = [supplier, pattern, finest].flatMap((hash, i) => [
    hashPair(hash, 2 * i + 1),
    hashPair(hashPair(hash, 2 * i + 2), code),
  ])
  return [...kinds, hashPair(code, 7)]
}
