/**
 * Codes of units that a line may have: UN/ECE Recommendation 20 and, for packages, Recommendation 21. All revisions that the package has: OIOUBL's list is older than
 * Peppol's, and neither is wrong.
 */
import * as recommendations from 'un-ece-recommendation'

const CODES: ReadonlySet<string> = new Set(
  Object.values(recommendations).flatMap((list) => list.map(({ code }) => code)),
)
/** OIOUBL writes packages without the X in front. */
const PACKAGE = 'X'

export function isUnit(code: string): boolean {
  return CODES.has(code) || CODES.has(`${PACKAGE}${code}`)
}
