/** What the registers answer about an invoice's parties, in the words of the rules. */
import type { IsoDate } from '../invoice/invoice.ts'
import type { Ore } from '../money.ts'

export type RegisterName = 'suppliers' | 'institutions' | 'chart'

export interface InstitutionAnswer {
  readonly area: string
  readonly costCentre: string
  readonly name?: string
  /** Of who owns it; absent where the register does not say. */
  readonly cvr?: string
  /** Above it the area's invoices are seen by a person. */
  readonly ceiling?: Ore
  /** The area lets CPR numbers be carried to the ERP's own field for them. */
  readonly cprToErp?: boolean
}

/** When an account of the chart may be posted on. */
export interface NamedAccount {
  readonly openFrom?: IsoDate
  /** First day on which nothing may be posted there. */
  readonly closedFrom?: IsoDate
}

/** A creditor of the municipality. What a register does not hold is left out, and no rule concludes from it. */
export interface Creditor {
  readonly creditorNo: string
  /** Verified accounts, in the notation of `PaymentMeans.account`. */
  readonly accounts: readonly string[]
  /** Those of its accounts that other creditors have too: factoring, debt collection. */
  readonly sharedAccounts?: readonly string[]
  readonly name?: string
  readonly street?: string
  readonly postcode?: string
  readonly city?: string
  /** The day on which name, address or accounts were last changed in the register. */
  readonly changedOn?: IsoDate
  readonly vatRegistered?: boolean
  readonly standing?: 'active' | 'ceased' | 'bankrupt' | 'blocked'
}

/** The one creditor that is meant: where several bear the number it is left open. */
export function onlyCreditor(creditors: readonly { readonly creditorNo: string }[]): string | undefined {
  const [only, other] = creditors
  return only && !other ? only.creditorNo : undefined
}

/** What a supplier's invoices of the last years came to, without those from the same day on. */
export interface AmountHistory {
  readonly count: number
  readonly median: Ore
  /** Median absolute deviation from the median. */
  readonly spread: Ore
  readonly largest: Ore
}
