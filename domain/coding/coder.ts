/** The learned coder: proposes a coding for each line with the probability that it is right, and learns from what people coded. */
import { type Place, placesOf } from './document-place.ts'
import { FEATURES, firstOf, NOTHING, type Proposed, writeFeatures, writeInvoiceFeatures } from './features.ts'
import { History } from './history.ts'
import { type Hashed, hashLine } from './keys.ts'
import type { Day, LineFacts } from './line.ts'
import { Mixer, type Odds } from './mixer.ts'
import { OwnRecord } from './own-record.ts'
import { type Forest, probability } from './trees.ts'

export interface Proposal {
  readonly line: LineFacts
  readonly place: Place
  readonly hashed: Hashed
  readonly odds: Odds | undefined
  readonly proposed: Proposed
}

/** A batch's proposals, and the features of each: `features[i * FEATURES ...]`. */
export interface Batch {
  readonly proposals: readonly Proposal[]
  readonly features: Float32Array
}

export class Coder {
  readonly history = new History()
  readonly mixer = new Mixer()
  readonly record = new OwnRecord()

  /** What it proposes for lines of whole invoices on this day, by what it knows now. */
  propose(lines: readonly LineFacts[], isOpen: (code: number, day: Day) => boolean): Batch {
    const places = placesOf(lines)
    const features = new Float32Array(lines.length * FEATURES)
    const proposals = lines.map((line, i): Proposal => {
      const place = places[i] as Place
      const hashed = hashLine(line, place)
      const odds = this.mixer.odds(this.history, hashed.keys, line.day, (code) => isOpen(code, line.day))
      if (!odds) return { line, place, hashed, odds, proposed: NOTHING }
      writeFeatures(features, i * FEATURES, {
        history: this.history,
        record: this.record,
        hashed,
        odds,
        day: line.day,
      })
      return { line, place, hashed, odds, proposed: firstOf(odds) }
    })
    for (const members of invoicesOf(proposals))
      writeInvoiceFeatures(
        features,
        members.map((i) => i * FEATURES),
        members.map((i) => proposals[i] as Proposal),
      )
    return { proposals, features }
  }

  /** Learns what people coded: first how good its proposals were, then from all labels what is coded how. */
  teach(labels: readonly { readonly proposal: Proposal; readonly code: number }[]): void {
    for (const { proposal, code } of labels) {
      const { odds, proposed, hashed, line } = proposal
      if (!odds) continue
      this.record.add(hashed, proposed.code, proposed.code === code, line.day)
      this.mixer.learn(odds, code)
    }
    for (const { proposal, code } of labels) this.history.add(proposal.hashed.keys, code, proposal.line.day)
  }
}

/** The members of each invoice, by their index in the batch. */
export function invoicesOf(proposals: readonly Proposal[]): readonly (readonly number[])[] {
  const invoices: number[][] = []
  proposals.forEach(({ place: { document } }, i) => {
    const members = invoices[document]
    if (members) members.push(i)
    else invoices[document] = [i]
  })
  return invoices
}

/** Probability that each proposal is right; 0 where nothing is proposed. */
export function scores(forest: Forest, { proposals, features }: Batch): Float64Array {
  return Float64Array.from(proposals, ({ odds }, i) =>
    odds ? probability(forest, features, i * FEATURES) : 0,
  )
}
