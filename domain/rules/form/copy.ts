import type { Finding, Rule } from '../rule.ts'

/** Words for a copy, and for a document that asks once more for what an earlier one asked. */
const COPY = 'kopi|fakturakopi|genudskrift|dublet|duplikat|copy|duplicate'
const REMINDER =
  'rykker|rykkerskrivelse|rykkerbrev|betalingspåmindelse|betalingspaamindelse|betalingserindring|inkassovarsel|påkravsskrivelse|(?:payment )?reminder|dunning letter'
/** Behind or before the number. */
const IN_NUMBER = new RegExp(`(?<!\\p{L})(?:${COPY}|rykker)(?!\\p{L})`, 'iu')
const ORDINAL = '(?:\\d+\\. ?|første |anden |tredje |sidste |first |second |third |final )?'
/** What would happen if it were not paid, or who has a copy, stands on ordinary invoices: "Rykkergebyr 100 kr.", "Kopi sendes til …". */
const OF_ANOTHER =
  '(?!\\p{L}| ?-?gebyr| (?:af denne )?(?:sendes|sendt|fremsendes|udsendes|tilsendes|vil|koster|pålægges|til |to ))'
/** What a note says that the document is stands where it begins. */
const CALLS_ITSELF = new RegExp(
  `^\\P{L}{0,10}(?:(?:dette|det|this) (?:er|is) (?:en |et |an? )?)?(?:faktura-?|invoice )?${ORDINAL}(?:${COPY}|${REMINDER})${OF_ANOTHER}`,
  'iu',
)

/** A copy is no second demand for payment. */
export const copy: Rule = {
  id: 'copy',
  source: 'UBL 2.1 CopyIndicator; practice: one original of each invoice is paid',
  finds: { RULE_COPY: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { copy, number, notes = [] } }) => {
    const found = (path: string): Finding => ({ code: 'RULE_COPY', severity: 'manual', path })
    return [
      ...(copy ? [found('copy')] : []),
      ...(IN_NUMBER.test(number) ? [found('number')] : []),
      ...notes.flatMap((note, i) => (CALLS_ITSELF.test(note) ? [found(`notes[${i}]`)] : [])),
    ]
  },
}
