/** Sightings for tests: a supplier's invoice, to be altered in one place. */
import { type Sighting, type SightingFacts, sighting } from './sighting.ts'

const FACTS: SightingFacts = {
  id: 'x',
  kind: 'invoice',
  payee: 'supplier:1',
  aliases: ['account:BANK1', 'name:PAPIR'],
  number: '10532',
  day: 20_000,
  arrived: 20_002,
  amount: 123_450,
  currency: 'DKK',
}

export function seen(changed: Partial<SightingFacts> = {}): Sighting {
  return sighting({ ...FACTS, ...changed })
}

/** A supplier that bills each week another amount under the next number. */
export function history(count: number, changed: Partial<SightingFacts> = {}): readonly Sighting[] {
  return Array.from({ length: count }, (_, i) =>
    seen({
      id: `h${i}`,
      number: String(10_000 + 7 * i),
      day: 19_000 + 7 * i,
      arrived: 19_002 + 7 * i,
      amount: 50_000 + 137 * i,
      ...changed,
    }),
  )
}
