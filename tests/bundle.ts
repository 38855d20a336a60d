/**
 * The workflows' bundle as tests run it. Under mutation testing the mutant that is active in the test's process is made active inside the bundle too:
 * its code lives in a world of its own and would not know.
 */
import type { WorkflowBundle } from '@temporalio/worker'
import { workflowBundle } from '../workers/bundle.ts'

/** How the mutation tester marks code that it has prepared, and how it tells a process which mutant is active. */
const PREPARED = 'stryMutAct_'
const ACTIVE = '__STRYKER_ACTIVE_MUTANT__'

export async function testedBundle(): Promise<WorkflowBundle> {
  const bundle = await workflowBundle()
  if (!('code' in bundle) || !bundle.code.includes(PREPARED)) return bundle
  const active = JSON.stringify(process.env[ACTIVE] ?? null)
  // The bundle's globals are frozen, so the count of what is covered goes nowhere. No line more, which keeps the source map right.
  const nowhere = '{ static: new Proxy({}, { set: () => true }), perTest: {} }'
  return {
    code: `globalThis.__stryker__ = { activeMutant: ${active}, mutantCoverage: ${nowhere} };${bundle.code}`,
  }
}
