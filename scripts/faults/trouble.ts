/** Tells the rehearsal's ERP how to misbehave. */
import type { FaultRule } from '../../erp/sandbox/faults.ts'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'

/** These rules and no other; none at all: it behaves. */
export async function setFaults({ env, services }: Rehearsal, rules: readonly FaultRule[]): Promise<void> {
  const call = async (method: 'DELETE' | 'POST', body?: FaultRule) => {
    const answer = await fetch(`${env.ERP_URL}/admin/faults`, {
      method,
      headers: {
        authorization: `Bearer ${services.secrets.erp.admin}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`the sandbox ERP answered ${answer.status}: ${await answer.text()}`)
  }
  await call('DELETE')
  for (const rule of rules) await call('POST', rule)
}
