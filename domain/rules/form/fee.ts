import type { Finding, Rule } from '../rule.ts'

/** Whole words only: a "Rentemester" charges no interest, and "gebyrfri" no fee. */
const FEE =
  /(?<!\p{L})(?:rykker(?:e|en|gebyr|gebyret|gebyrer|skrivelse)?|(?:inkasso|påmindelses|kompensations)(?:gebyr|gebyret|beløb|omkostninger|salær)?|påmindelse|gebyr for (?:\d+\. )?(?:rykker|påmindelse)|(?:mora|straf|forsinkelses)renter?|renter?|rentenota|reminder fee|late payment (?:fee|interest)|interest on (?:late|overdue) payments?)(?!\p{L})/iu

/** Fees and interest for late payment are judged by a person. */
export const fee: Rule = {
  id: 'fee',
  source: 'Renteloven § 9 a and § 9 b: reminder fees and compensation',
  finds: { RULE_FEE: ['manual'] },
  mayShadow: true,
  check: ({ invoice: { lines, allowances = [] } }) => {
    const found = (path: string): Finding => ({ code: 'RULE_FEE', severity: 'manual', path })
    return [
      ...lines.flatMap((line, i) => (FEE.test(line.text) ? [found(`lines[${i}].text`)] : [])),
      ...allowances.flatMap((a, i) =>
        a.charge && FEE.test(a.reason ?? '') ? [found(`allowances[${i}].reason`)] : [],
      ),
    ]
  },
}
