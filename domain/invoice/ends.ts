/** How an invoice's way may end: the closed list. Every received invoice ends in exactly one of these, once. */
export const END_STATES = [
  'postedByRobot',
  'postedByPerson',
  'codedInErp',
  'returned',
  'withdrawn',
  'duplicateConfirmed',
] as const

export type EndState = (typeof END_STATES)[number]

/** Ends after which the supplier gets its money for it. */
const PAID: readonly EndState[] = ['postedByRobot', 'postedByPerson', 'codedInErp']

export function isPaid(end: EndState): boolean {
  return PAID.includes(end)
}

/** Ends in which people coded it, here or in the ERP. */
const BY_PEOPLE: readonly EndState[] = ['postedByPerson', 'codedInErp']

export function isByPeople(end: EndState): boolean {
  return BY_PEOPLE.includes(end)
}

/** Where an invoice that has not ended may be. `quarantined` documents have no workflow: they could not be read. */
export const OPEN_STATES = ['underWay', 'held', 'waiting', 'inDoubt', 'quarantined'] as const
export type OpenState = (typeof OPEN_STATES)[number]

/** What the search attribute `InvoiceStatus` holds. */
export type InvoiceStatus = Exclude<OpenState, 'quarantined'> | EndState
