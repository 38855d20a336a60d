import type { Rule } from '../rule.ts'

/** The profile that the document follows is one that we know how to read. */
export const profile: Rule = {
  id: 'profile',
  source: 'OIOUBL 2.1 list of profiles; Peppol BIS Billing 3 PEPPOL-EN16931-R007',
  finds: { RULE_PROFILE_UNKNOWN: ['manual'], RULE_FORMAT_MAPPED: ['note'] },
  mayShadow: true,
  check: () => [],
}
