/** Compares what became of each document with what the manifest expects. */
import { type Actual, type Outcome, outcomeOf, reasonOf, shows } from './actual.ts'
import type { Kind, Manifest, ManifestEntry } from './manifest.ts'

export interface Verdict {
  readonly documentId: string
  readonly kind: Kind
  readonly uniform: boolean
  readonly expected: string
  readonly outcome: Outcome
  readonly reason: string
  readonly ok: boolean
}

export type Actuals = ReadonlyMap<string, Actual>

function asExpected({ expected }: ManifestEntry, actual: Actual | undefined): boolean {
  const outcome = outcomeOf(actual)
  if (expected.outcome === 'posted' || (expected.outcome === 'any' && outcome === 'posted'))
    return outcome === 'posted'
  const wanted = expected.outcome === 'any' ? 'person' : expected.outcome
  return (
    outcome === wanted && actual !== undefined && expected.reasons.some((reason) => shows(actual, reason))
  )
}

const stoppedAsDuplicate = (actual: Actual | undefined): boolean =>
  actual !== undefined && outcomeOf(actual) === 'person' && shows(actual, 'WAY_DUPLICATE')

/** Of two copies the one that comes second is stopped, and which that is may differ from night to night. */
function judgeCopy(entry: ManifestEntry, twin: Actual | undefined, actual: Actual | undefined): boolean {
  if (stoppedAsDuplicate(actual)) return true
  const there = outcomeOf(actual) === 'posted' || outcomeOf(actual) === 'person'
  return entry.twin !== undefined && there && stoppedAsDuplicate(twin)
}

export function judge(manifest: Manifest, actuals: Actuals): readonly Verdict[] {
  return manifest.documents.map((entry) => {
    const actual = actuals.get(entry.documentId)
    const ok = entry.twin ? judgeCopy(entry, actuals.get(entry.twin), actual) : asExpected(entry, actual)
    return {
      documentId: entry.documentId,
      kind: entry.kind,
      uniform: entry.uniform,
      expected: expectation(entry),
      outcome: outcomeOf(actual),
      reason: reasonOf(actual),
      ok,
    }
  })
}

function expectation({ expected, twin }: ManifestEntry): string {
  const reasons = expected.reasons.join(' or ')
  if (twin) return `${expected.outcome}: ${reasons} (this one, or its copy ${twin})`
  if (expected.outcome === 'any') return `posted, or person: ${reasons}`
  return reasons === '' ? expected.outcome : `${expected.outcome}: ${reasons}`
}
