/** The same values, written otherwise. */
import { type Edit, wherever } from '../edit.ts'
import { local, setText, text, walk } from '../xml.ts'
import { edited, type Harmless, rewritten } from './harmless.ts'

const AMOUNT = /Amount$/
const amounts =
  (rewrite: (value: string) => string): Edit =>
  (root) => {
    for (const e of walk(root)) if (AMOUNT.test(local(e.name))) setText(e, rewrite(text(e)))
    return true
  }
const values = (names: readonly string[], rewrite: (value: string) => string): Edit =>
  wherever(names, (e) => setText(e, rewrite(text(e))))

const QUANTITIES = ['InvoicedQuantity', 'CreditedQuantity', 'BaseQuantity']
const DATES = ['IssueDate', 'DueDate', 'PaymentDueDate', 'ActualDeliveryDate']

export const FIGURES: readonly Harmless[] = [
  edited(
    '1.0 for 1',
    values(QUANTITIES, (q) => String(Number(q)).concat('.0')),
  ),
  edited(
    '1 for 1.00',
    values(QUANTITIES, (q) => String(Number(q))),
  ),
  edited(
    '+1 for 1',
    values(QUANTITIES, (q) => `+${q}`),
  ),
  edited(
    '01 for 1',
    values(QUANTITIES, (q) => `0${q}`),
  ),
  edited(
    '1.000000 for 1',
    values(QUANTITIES, (q) => Number(q).toFixed(6)),
  ),
  edited(
    'amounts without zeros at the end',
    amounts((a) => a.replace(/\.?0+$/, '') || '0'),
  ),
  edited(
    'amounts with more zeros at the end',
    amounts((a) => `${a}00`),
  ),
  edited(
    'amounts with a plus',
    amounts((a) => (a.startsWith('-') ? a : `+${a}`)),
  ),
  edited(
    'amounts with zeros in front',
    amounts((a) => (a.startsWith('-') ? a : `00${a}`)),
  ),
  edited(
    'rates with decimals',
    values(['Percent'], (p) => Number(p).toFixed(2)),
  ),
  edited(
    'rates with a decimal',
    values(['Percent'], (p) => Number(p).toFixed(1)),
  ),
  edited(
    'dates with a zone',
    values(DATES, (d) => `${d}+01:00`),
  ),
  edited(
    'dates in UTC',
    values(DATES, (d) => `${d}Z`),
  ),
  rewritten('letters by their numbers', (xml) =>
    xml.replaceAll(/[æøåÆØÅ]/g, (c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`),
  ),
  rewritten('digits by their numbers', (xml) =>
    xml.replaceAll(
      /(<cbc:PayableAmount[^>]*>)(\d)/g,
      (_, tag: string, d: string) => `${tag}&#${48 + Number(d)};`,
    ),
  ),
  rewritten('letters in two parts', (xml) => xml.normalize('NFD')),
  rewritten('CDATA for texts', (xml) =>
    xml.replaceAll(/(<cbc:(?:Name|Note|StreetName|ID)[^>]*>)([^<&]*)(<\/)/g, '$1<![CDATA[$2]]>$3'),
  ),
  rewritten('half of a value in CDATA', (xml) =>
    xml.replaceAll(/(<cbc:(?:PayableAmount|IssueDate)[^>]*>)([^<&]{3})([^<]*)(<\/)/g, '$1$2<![CDATA[$3]]>$4'),
  ),
]
