import type { Rule } from '../rule.ts'

/** What a reader sees is what stands there: no invisible, reversing or look-alike characters. */
export const hidden: Rule = {
  id: 'hidden',
  source: 'Unicode TR 36 and TR 39: bidirectional and confusable characters',
  finds: { RULE_HIDDEN_CHARACTERS: ['note', 'manual'] },
  mayShadow: false,
  check: () => [],
}
