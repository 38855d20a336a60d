import type { Rule } from '../rule.ts'

/** What a reader sees is what stands there; in numbers and names, where it decides who is who, a person looks. */
export const hidden: Rule = {
  id: 'hidden',
  source: 'Unicode TR 36 and TR 39: bidirectional, invisible and confusable characters',
  finds: { RULE_HIDDEN_CHARACTERS: ['note', 'manual'] },
  mayShadow: false,
  check: ({ invoice: { oddities = [] } }) =>
    oddities
      .filter((o) => o.what !== 'outside')
      .map(({ path, inIdentity, what }) => ({
        code: 'RULE_HIDDEN_CHARACTERS',
        severity: inIdentity ? 'manual' : 'note',
        path,
        facts: { what },
      })),
}
