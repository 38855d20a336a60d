/** What must become of a document, from what is the matter with it. */
import type { ErrorCode } from '../../domain/errors.ts'
import type { Expected, Kind } from '../demo/manifest.ts'

const person = (...reasons: readonly ErrorCode[]): Expected => ({ outcome: 'person', reasons })
const quarantined = (code: ErrorCode): Expected => ({ outcome: 'quarantined', reasons: [code] })
/** Posted, unless it is drawn for the control sample or one of the reasons holds. */
const posted = (...reasons: readonly ErrorCode[]): Expected => ({
  outcome: 'any',
  reasons: ['WAY_CONTROL', ...reasons],
})

/** `uniform`: experience is enough. `closing`: the experience of the pair rests on an account that is closed now. */
export interface Circumstances {
  readonly uniform: boolean
  readonly closing: boolean
}

const byExperience = ({ uniform, closing }: Circumstances): Expected =>
  uniform
    ? posted()
    : closing
      ? person('WAY_NO_EXPERIENCE', 'WAY_ACCOUNT_CLOSED', 'WAY_CONTROL')
      : person('WAY_NO_EXPERIENCE', 'WAY_CONTROL')

const FIXED: Partial<Record<Kind, Expected>> = {
  creditNote: posted(),
  creditNoteWithoutOriginal: person('WAY_NO_ORIGINAL'),
  redelivered: person('WAY_DUPLICATE'),
  disguisedDuplicate: person('WAY_DUPLICATE'),
  missingGln: person('RULE_GLN_MISSING'),
  unknownGln: person('RULE_GLN_UNKNOWN'),
  wrongTotal: person('RULE_SUM_WRONG'),
  wrongVat: person('RULE_VAT_WRONG'),
  unknownSupplier: person('RULE_SUPPLIER_UNKNOWN'),
  invalidCvr: person('RULE_CVR_INVALID'),
  closedAccount: person('WAY_ACCOUNT_CLOSED'),
  // The books are asked only when something is posted, so the control sample may come first.
  closedPeriod: person('ERP_PERIOD_CLOSED', 'WAY_CONTROL'),
  cprInText: person('RULE_CPR_FOUND'),
  changedAccount: person('RULE_ACCOUNT_CHANGED'),
  foreignCurrency: person('RULE_CURRENCY'),
  twoAccounts: person('WAY_NO_EXPERIENCE', 'WAY_CONTROL'),
  notXml: quarantined('DOC_NOT_XML'),
  entityBomb: quarantined('DOC_DOCTYPE'),
  tooDeep: quarantined('DOC_TOO_DEEP'),
  empty: quarantined('DOC_EMPTY'),
  wrongEncoding: quarantined('DOC_ENCODING'),
}

export const expectedOf = (kind: Kind, circumstances: Circumstances): Expected =>
  FIXED[kind] ?? byExperience(circumstances)

/** The same with one more reason that may hold; what is quarantined has one reason only. */
export const orElse = (expected: Expected, reason: ErrorCode): Expected =>
  expected.outcome === 'quarantined' || expected.reasons.includes(reason)
    ? expected
    : { ...expected, reasons: [...expected.reasons, reason] }
