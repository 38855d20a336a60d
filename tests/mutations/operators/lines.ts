/** Lines that do not say what was delivered, and how much. */

import { parseOre } from '../../../domain/money.ts'
import {
  attribute,
  change,
  dropAll,
  dropOne,
  type Edit,
  only,
  pick,
  timesAmount,
  to,
  together,
} from '../edit.ts'
import { FEES, GONE, LINE_FIGURES, LINE_TEXT, PRICE_SIGN, QUANTITY, UNIT } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { all, type Element, first, remove, setText, text } from '../xml.ts'

const LINE = 'InvoiceLine'
/** Below this a simplified invoice asks for less, in øre. */
const SIMPLIFIED = 300_000
const full = (root: Element): boolean =>
  (parseOre(text(first(root, 'LegalMonetaryTotal/PayableAmount'))) ?? 0) >= SIMPLIFIED

/** Name and description of one line. */
const texts =
  (...values: readonly string[]): Edit =>
  (root, nth) => {
    const item = pick(all(root, `${LINE}/Item`), nth)
    if (!item) return false
    for (const e of [...all(item, 'Name'), ...all(item, 'Description')])
      setText(e, values[nth % values.length] ?? '')
    return true
  }

const of = operatorsOf('lines')
const noted = operatorsOf('lines', 'note')

export const LINES = [
  of('a line without a text', LINE_TEXT, (root, nth) => {
    const item = pick(all(root, `${LINE}/Item`), nth)
    if (!item) return false
    for (const e of [...all(item, 'Name'), ...all(item, 'Description')]) remove(root, e)
    return true
  }),
  of('a line whose text says nothing', LINE_TEXT, texts('-', '.', 'N/A', '…', '   ')),
  of('a line without a quantity', QUANTITY, only(full, dropOne(`${LINE}/InvoicedQuantity`))),
  of(
    'a quantity that is no number',
    [...QUANTITY, ...LINE_FIGURES],
    change(`${LINE}/InvoicedQuantity`, to('to', '1,5', '', '1e1')),
  ),
  of('a line without a unit price', [...QUANTITY, ...LINE_FIGURES], only(full, dropOne(`${LINE}/Price`))),
  noted('a unit that does not exist', UNIT, attribute(`${LINE}/InvoicedQuantity`, 'unitCode', 'QQQQ')),
  noted(
    'a negative price of a negative quantity',
    PRICE_SIGN,
    together(
      change(`${LINE}/Price/PriceAmount`, timesAmount(-1)),
      change(`${LINE}/InvoicedQuantity`, (q) => `-${q}`),
    ),
  ),
  of('a reminder fee', FEES, texts('Rykkergebyr', 'Gebyr for 2. rykker', 'Rykker 1', 'Reminder fee')),
  of(
    'interest',
    FEES,
    texts('Morarenter', 'Renter ved forsinket betaling', 'Inkassogebyr', 'Rente 0,7 % pr. måned'),
  ),
  of('no lines', GONE, dropAll(LINE)),
]
