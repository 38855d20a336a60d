/** Copies of a real invoice, each disguised in one way: what people, scanners and swindlers make of it. */
import { DateTime } from 'luxon'
import type { Chance } from './chance.ts'

/** As a file of invoices has it; amounts in øre. */
export interface Paper {
  readonly supplier: string
  readonly name: string
  readonly number: string
  readonly date: string
  readonly amount: number
  readonly account: string
}

/** Undefined where the invoice cannot be disguised so; several where the copy comes in parts. `beside`: another of the supplier's from the same days. */
export type Disguise = (of: Paper, chance: Chance, beside: Paper | undefined) => readonly Paper[] | undefined

export function later(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date
}

const renumbered =
  (change: (number: string, chance: Chance) => string | undefined): Disguise =>
  (of, chance) => {
    const number = change(of.number, chance)
    return number === undefined || number === of.number ? undefined : [{ ...of, number }]
  }

const at = (text: string, place: number, put: string, taken = 1): string =>
  text.slice(0, place) + put + text.slice(place + taken)
const digitPlaces = (number: string): readonly number[] =>
  [...number].flatMap((c, i) => (/\d/.test(c) ? [i] : []))
const somewhere = (number: string, chance: Chance): number => 1 + chance.below(Math.max(1, number.length - 1))

/** One digit of a number that is long enough to be mistyped. */
function place(number: string, chance: Chance): number | undefined {
  const places = digitPlaces(number)
  return places.length < 4 ? undefined : places[chance.below(places.length)]
}

const LOOKS: Readonly<Record<string, string>> = {
  0: 'O',
  1: 'l',
  8: 'B',
  5: 'S',
  2: 'Z',
  O: '0',
  I: '1',
  L: '1',
  B: '8',
  S: '5',
  Z: '2',
}

const mistyped = renumbered((n, c) => {
  const one = place(n, c)
  return one === undefined ? undefined : at(n, one, String((Number(n[one]) + 1 + c.below(9)) % 10))
})

export const DISGUISES: Readonly<Record<string, Disguise>> = {
  redelivered: (of) => [of],
  punctuation: renumbered((n, c) => at(n, somewhere(n, c), c.oneOf(['-', '/', '.', '_']), 0)),
  spaces: renumbered((n, c) => (c.draw() < 0.5 ? ` ${n} ` : at(n, somewhere(n, c), ' ', 0))),
  invisible: renumbered((n, c) =>
    at(n, somewhere(n, c), c.oneOf(['\u00ad', '\u200b', '\u2060', '\ufeff']), 0),
  ),
  fullWidth: renumbered((n) =>
    n.replace(/[0-9A-Z]/g, (s) => String.fromCodePoint((s.codePointAt(0) ?? 0) + 0xfee0)),
  ),
  leadingZeros: renumbered((n, c) => (/^0/.test(n) ? n.replace(/^0+/, '') : '0'.repeat(1 + c.below(3)) + n)),
  case: renumbered((n) => (/[a-z]/.test(n) ? n.toUpperCase() : n.toLowerCase())),
  confusable: renumbered((n, c) => {
    const places = [...n].flatMap((sign, i) => (LOOKS[sign] ? [i] : []))
    const one = places[c.below(places.length)]
    return one === undefined ? undefined : at(n, one, LOOKS[n[one] ?? ''] ?? '')
  }),
  mistyped,
  swapped: renumbered((n, c) => {
    const pairs = digitPlaces(n).filter((i) => /\d/.test(n[i + 1] ?? '') && n[i] !== n[i + 1])
    const one = digitPlaces(n).length < 4 ? undefined : pairs[c.below(pairs.length)]
    return one === undefined ? undefined : at(n, one, `${n[one + 1]}${n[one]}`, 2)
  }),
  dropped: renumbered((n, c) => {
    const one = place(n, c)
    return one === undefined ? undefined : at(n, one, '')
  }),
  suffix: renumbered((n, c) => n + c.oneOf(['A', '-1', ' kopi', '/2', 'KOPI', '-B', ' (kopi)', '.1'])),
  prefixAdded: renumbered((n, c) => c.oneOf(['INV', 'FAK-', 'F', 'Faktura ', 'NR. ', 'R-']) + n),
  prefixDropped: renumbered((n) =>
    /^[A-Z]+[-/ ]?\d{3,}/i.test(n) ? n.replace(/^[A-Z]+[-/ ]?/i, '') : undefined,
  ),
  otherDate: (of, c) => [{ ...of, date: later(of.date, c.oneOf([-3, -1, 1, 2, 5, 9, 14, 20])) }],
  paperAndElectronic: (of, c) => [
    {
      ...of,
      number: c.oneOf([
        of.number,
        of.number.replace(/[^A-Za-z0-9]/g, ''),
        `0${of.number}`,
        ` ${of.number.toLowerCase()}`,
      ]),
      name: of.name.toUpperCase(),
      date: later(of.date, c.oneOf([0, 1, 2, 3])),
    },
  ],
  otherSupplierNo: (of, c) => [{ ...of, supplier: `X${c.below(1e6)}` }],
  otherCompany: (of, c) => [
    { ...of, supplier: `Y${c.below(1e6)}`, name: `${of.name.split(' ')[0]} Holding ${c.below(100)}` },
  ],
  yearLater: (of, c) => [{ ...of, date: later(of.date, 365 + c.oneOf([0, 0, 1, -1])) }],
  splitSameNumber: (of, c) => {
    const part = Math.round(of.amount * c.oneOf([0.5, 0.5, 0.3, 0.25, 0.6]))
    const [a, b] = c.oneOf<readonly [string, string]>([
      ['', ''],
      ['-1', '-2'],
      ['A', 'B'],
    ])
    return [
      { ...of, number: of.number + a, amount: part },
      { ...of, number: of.number + b, amount: of.amount - part },
    ]
  },
  splitOtherNumbers: (of, c) => {
    const part = Math.round(of.amount * c.oneOf([0.5, 0.3, 0.25, 0.6]))
    return [part, of.amount - part].map((amount) => ({
      ...of,
      number: String(100_000 + c.below(9e5)),
      amount,
    }))
  },
  merged: (of, c, beside) =>
    beside && [
      {
        ...of,
        number: c.draw() < 0.5 ? of.number : `${of.number}+${beside.number}`,
        amount: of.amount + beside.amount,
      },
    ],
  rounded: (of, c) => {
    const amount =
      c.draw() < 0.5 && of.amount % 100 !== 0
        ? Math.round(of.amount / 100) * 100
        : of.amount + c.oneOf([-50, -25, -1, 1, 25, 50])
    return [{ ...of, amount }]
  },
  roundedMistyped: (of, c) => {
    const [copy] = mistyped(of, c, undefined) ?? []
    return copy && [{ ...copy, amount: of.amount + c.oneOf([-50, -1, 1, 50]) }]
  },
  withVat: (of) => [{ ...of, amount: Math.round(of.amount * 1.25) }],
  withoutVat: (of) => [{ ...of, amount: Math.round(of.amount / 1.25) }],
  customerNumber: (of, c) => [{ ...of, number: String(100_000 + c.below(9e5)) }],
}
