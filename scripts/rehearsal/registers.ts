/** The registers of a small municipality for tests and rehearsals, and invoices to order. */
import type { Coding } from '../../domain/coding/coding.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { LedgerLine } from '../../store/ledger.ts'
import type { Store } from '../../store/store.ts'

export const SOURCE = 'test'
export const AREA = 'parks'
export const GLN = '5790000000012'
export const CREDITOR = 'K1'
export const CVR = '10000009'
/** A second creditor: what people code of it does not unsettle what is uniform of the first. */
export const CREDITOR_2 = 'K2'
export const CVR_2 = '10000017'
export const BANK = 'BANK:1234-0001234567'
export const CODING: Coding = { account: '4600', vatCode: 'I25', dimensions: {} }
export const OTHER: Coding = { account: '4700', vatCode: 'I25', dimensions: {} }
/** Reviewers of the area, and one of another. */
export const ANNE = 'anne'
export const BO = 'bo'
export const STRANGER = 'stranger'
/** As many uniform lines as the rule of thumb asks. */
const UNIFORM = 20

const CHART = [
  { account: '4600', name: 'Planter', vatCode: 'I25' as const },
  { account: '4700', name: 'Redskaber', vatCode: 'I25' as const },
  { account: '4800', name: 'Lukket', vatCode: 'I25' as const, closedFrom: '2020-01-01' },
]
const CREDITORS = [
  { creditorNo: CREDITOR, name: 'Planteskolen', cvr: CVR, accounts: [BANK] },
  { creditorNo: CREDITOR_2, name: 'Maskinparken', cvr: CVR_2, accounts: [BANK] },
]

export async function registerStore(store: Store): Promise<void> {
  await store.accounts.put(CHART)
  await store.institutions.put([{ gln: GLN, name: 'Parken', costCentre: '100', area: AREA }])
  await store.suppliers.put(CREDITORS)
  await store.areas.ensure([AREA, 'roads'], 'rehearsal', new Date())
  await store.people.put([
    person(ANNE, { areas: [AREA], standIn: BO }),
    person(BO, { areas: [AREA] }),
    person(STRANGER, { areas: ['roads'] }),
    person('low', { areas: [AREA], ceiling: 100 }),
    person('lis', { roles: ['leader'], areas: [AREA] }),
    person('finn', { roles: ['finance'], areas: ['*'] }),
  ])
}

/** The same chart and creditors in the ERP, through whatever sets them there. */
export async function registerErp(
  set: (kind: 'accounts' | 'suppliers', list: readonly object[]) => Promise<unknown>,
): Promise<void> {
  await set(
    'accounts',
    CHART.map(({ vatCode: _, ...account }) => account),
  )
  await set('suppliers', CREDITORS)
}

function person(personId: string, change: object) {
  return {
    personId,
    name: `Person ${personId}`,
    mail: `${personId}@kommune.example`,
    roles: ['reviewer'] as const,
    areas: [] as string[],
    ceiling: 100_000_00,
    ...change,
  }
}

/** Twenty lines of a creditor and the institution, coded by a person, all alike. */
export async function teachUniform(
  store: Store,
  creditorNo: string = CREDITOR,
): Promise<readonly LedgerLine[]> {
  const lines = Array.from(
    { length: UNIFORM },
    (_, i): LedgerLine => ({
      lineId: `L${i}`,
      documentId: `B${i}`,
      bookedOn: `2025-01-${String(i + 1).padStart(2, '0')}`,
      creditorNo,
      gln: GLN,
      text: 'planter',
      coding: CODING,
      net: 10_000,
      codedBy: { kind: 'person', id: ANNE },
      label: 'strong',
      learntAt: new Date('2025-02-01T00:00:00Z'),
    }),
  )
  await store.ledger.put(lines)
  await store.experience.learn(lines)
  return lines
}

let running = 0

/** A right invoice of one line over 1,000 kroner and VAT, each with a number of its own and an amount of its own. */
export function invoiceOf(change: Partial<Invoice> = {}): Invoice {
  running += 1
  const net = 100_000 + running * 400
  const vat = net / 4
  const gross = net + vat
  return {
    kind: 'invoice',
    format: 'oioubl',
    number: `F-${running}`,
    issueDate: new Date().toISOString().slice(0, 10),
    currency: 'DKK',
    supplier: { name: 'Planteskolen', cvr: CVR },
    buyer: { name: 'Parken' },
    gln: GLN,
    orderedBy: 'boss',
    lines: [{ id: '1', text: 'planter', net, vatCategory: 'S', vatRate: 2500 }],
    vat: [{ category: 'S', rate: 2500, base: net, vat }],
    totals: { lines: net, net, vat, gross, payable: gross },
    payment: [{ code: '42', account: BANK }],
    holdsCpr: false,
    ...change,
  }
}
