import type { Finding, Rule } from '../rule.ts'

/** Whole words only: a "Rentemester" charges no interest, and "gebyrfri" no fee; an "opkrævningsgebyr" is that of an ordinary bill. */
const FEE =
  /(?<!\p{L})(?:rykker(?:e|en|gebyr|gebyret|gebyrer|skrivelse|skrivelser|brev|omkostning|omkostninger|salær)?|(?:inkasso|påmindelses|kompensations|påkravs|inddrivelses)(?:gebyr|gebyret|gebyrer|beløb|beløbet|omkostning|omkostninger|salær)|inkasso(?:varsel|sag)?|(?:betalings)?påmindelse|påkrav|gebyr (?:for|ved) (?:\d+\. )?(?:rykker|påmindelse|for sen betaling|sen betaling|forsinket betaling)|(?:for )?sen betaling|forsinket betaling|(?:mora|straf|forsinkelses|proces|overtræks)renter?n?|renter?|rentenota|rente(?:tilskrivning|omkostning|omkostninger|gebyr|faktura|opkrævning|beregning)|reminder (?:fee|charge)|dunning (?:fee|charge)|collection fee|late (?:payment )?(?:fee|interest|charge)|overdue (?:fee|interest)|interest on (?:late|overdue) payments?)(?!\p{L})/iu

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
