/** What an operator is: one kind of defect, how it is planted in an accepted document, and what must be found. */
import type { Answers } from '../../scripts/validate/judge.ts'
import type { Edit } from './edit.ts'

export type Group =
  | 'arithmetic'
  | 'charges'
  | 'credit notes'
  | 'vat'
  | 'parties'
  | 'payment'
  | 'dates'
  | 'currency'
  | 'references'
  | 'formal'
  | 'lines'
  | 'cpr'
  | 'hostile'
  | 'registers'
  | 'second'

export interface Operator {
  readonly name: string
  readonly group: Group
  /** Any one of these codes counts as found; they are fixed before the rules are written. */
  readonly expected: readonly string[]
  /** The least severity that counts: a note where a payer would not want to be stopped. */
  readonly least: 'note' | 'manual'
  readonly plant: Plant
}

/** An edit of the tree; of the written document as a whole, its text or its bytes; or of what the registers answer. */
export type Plant =
  | { readonly edit: Edit }
  | { readonly write: (xml: string, nth: number) => string | Uint8Array }
  | {
      readonly answers: (answers: Answers, nth: number) => Answers
      readonly fits: (xml: string) => boolean
    }

/** Makes the operators of a group out of rows: name, codes, edit. */
export const operatorsOf =
  (group: Group, least: Operator['least'] = 'manual') =>
  (name: string, expected: readonly string[], edit: Edit): Operator => ({
    name,
    group,
    expected,
    least,
    plant: { edit },
  })
