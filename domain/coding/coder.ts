/** The learned coder: proposes a coding for each line with the probability that it is right, and learns from what people coded. */
import { type Place, placesOf } from './document-place.ts'
import { choose, FEATURES, NOTHING, type Proposed, writeFeatures, writeInvoiceFeatures } from './features.ts'
import { History, NONE } from './history.ts'
import { type Hashed, hashLine, KEYS } from './keys.ts'
import type { Day, LineFacts } from './line.ts'
import { Mixer, type Odds } from './mixer.ts'
import { OwnRecord } from './own-record.ts'
import { INELIGIBLE } from './threshold.ts'
import { type Forest, probability } from './trees.ts'
import { MIXED } from './written.ts'

export interface Proposal {
  readonly line: LineFacts
  readonly place: Place
  readonly hashed: Hashed
  readonly odds: Odds | undefined
  readonly proposed: Proposed
  /** Only a suggestion: what would have been proposed has been closed. */
  readonly displaced: boolean
}

const SHOWING = (['supplier department', 'supplier text', 'supplier department text'] as const).map((key) =>
  KEYS.indexOf(key),
)

/** A batch's proposals, and the features of each: `features[i * FEATURES ...]`. */
export interface Batch {
  readonly proposals: readonly Proposal[]
  readonly features: Float32Array
}

export interface Label {
  readonly proposal: Proposal
  readonly code: number
  /** See `CodedLineFacts`. */
  readonly aided?: boolean
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
      const open = (code: number): boolean => isOpen(code, line.day)
      const odds = this.mixer.odds(this.history, hashed.keys, line.day, open)
      if (!odds) return { line, place, hashed, odds, proposed: NOTHING, displaced: false }
      const choice = choose(odds)
      const { history, record } = this
      writeFeatures(features, i * FEATURES, { history, record, hashed, odds, choice, day: line.day })
      return { line, place, hashed, odds, proposed: choice, displaced: this.#isDisplaced(hashed, open) }
    })
    for (const members of invoicesOf(proposals))
      writeInvoiceFeatures(
        features,
        members.map((i) => i * FEATURES),
        members.map((i) => proposals[i] as Proposal),
      )
    return { proposals, features }
  }

  /** What people coded last for such a line is closed now, and nobody has shown yet what takes its place. */
  #isDisplaced({ keys }: Hashed, isOpen: (code: number) => boolean): boolean {
    return SHOWING.some((key) => {
      const row = this.history.find(keys[key] as number)
      return row !== NONE && !isOpen(this.history.values.at.lastCode[row] as number)
    })
  }

  /** Learns what people coded: first how good its proposals were, then from all labels what is coded how. */
  teach(labels: readonly Label[]): void {
    for (const { proposal, code, aided } of labels) {
      // Of what was shown only the corrections are known: they would always prove right whoever says otherwise than was shown.
      if (aided) continue
      const { odds, proposed, hashed, line } = proposal
      if (proposed !== NOTHING) this.record.add(hashed, proposed.code, proposed.code === code, line.day)
      if (odds) this.mixer.learn(odds, code)
    }
    for (const { proposal, code } of labels)
      if (code !== MIXED) this.history.add(proposal.hashed.keys, code, proposal.line.day)
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

/** Probability that each proposal is right; ineligible where nothing is proposed, or only as a suggestion. */
export function scores(forest: Forest | undefined, { proposals, features }: Batch): Float64Array {
  if (!forest) return new Float64Array(proposals.length).fill(Number.NaN)
  return Float64Array.from(proposals, ({ proposed, displaced }, i) =>
    proposed === NOTHING || displaced ? INELIGIBLE : probability(forest, features, i * FEATURES),
  )
}
