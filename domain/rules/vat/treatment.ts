import type { Rule } from '../rule.ts'

/** Reverse charge, intra-Community supply and "outside VAT" ask for a judgement that the robot does not make. */
export const treatment: Rule = {
  id: 'treatment',
  source: 'Momsloven § 46 (reverse charge), § 34 (intra-Community supply)',
  finds: { RULE_VAT_TREATMENT: ['manual'] },
  mayShadow: false,
  check: ({ invoice }) =>
    invoice.lines.flatMap((line, i) =>
      ['AE', 'K', 'O'].includes(line.vatCategory)
        ? [{ code: 'RULE_VAT_TREATMENT', severity: 'manual', path: `lines[${i}].vatCategory` } as const]
        : [],
    ),
}
