import type { Finding, Rule } from '../rule.ts'

/** The profile that the document follows is one that we know how to read. */
export const profile: Rule = {
  id: 'profile',
  source: 'OIOUBL 2.1 list of profiles; Peppol BIS Billing 3 PEPPOL-EN16931-R007; EN 16931-3-3 (CII)',
  finds: { RULE_PROFILE_UNKNOWN: ['manual'], RULE_FORMAT_MAPPED: ['note'] },
  mayShadow: true,
  check: ({ invoice: { format, profileKnown } }): readonly Finding[] => [
    ...(profileKnown === false
      ? [{ code: 'RULE_PROFILE_UNKNOWN', severity: 'manual', path: 'profile' } as const]
      : []),
    ...(format === 'cii' ? [{ code: 'RULE_FORMAT_MAPPED', severity: 'note', path: 'format' } as const] : []),
  ],
}
