/** Amounts that are not kroner, or not all of one currency. */
import { attribute, change, to, together } from '../edit.ts'
import { CURRENCY, UNREADABLE } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { walk } from '../xml.ts'

const of = operatorsOf('currency')

export const CURRENCIES = [
  of(
    'all in another currency',
    CURRENCY,
    together(change('DocumentCurrencyCode', to('EUR', 'SEK', 'NOK', 'USD')), (root, nth) => {
      for (const e of walk(root))
        if (e.attributes.currencyID) e.attributes.currencyID = ['EUR', 'SEK', 'NOK', 'USD'][nth % 4] ?? 'EUR'
      return true
    }),
  ),
  of(
    'the document says euro, the amounts kroner',
    [...CURRENCY, ...UNREADABLE],
    change('DocumentCurrencyCode', to('EUR')),
  ),
  of(
    'what is to be paid is in euro',
    [...CURRENCY, ...UNREADABLE],
    attribute('LegalMonetaryTotal/PayableAmount', 'currencyID', 'EUR'),
  ),
  of(
    'a line in euro',
    [...CURRENCY, ...UNREADABLE],
    attribute('InvoiceLine/LineExtensionAmount', 'currencyID', 'EUR'),
  ),
  of(
    'a currency that does not exist',
    [...CURRENCY, ...UNREADABLE],
    change('DocumentCurrencyCode', to('XQZ', 'kr.', 'DK', 'kroner')),
  ),
]
