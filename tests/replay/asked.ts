/**
 * What a workflow asks for while it is replayed: every command, with its arguments, limits and texts. The replay itself compares no more than which
 * step it is; a step that is called with something else, or given another time, would pass.
 */
import { native } from '@temporalio/core-bridge'
import { coresdk } from '@temporalio/proto'

const { WorkflowActivationCompletion } = coresdk.workflow_completion
const { WorkflowCommand } = coresdk.workflow_commands

/** By the run's id: one line a command, in order. */
export type Asked = ReadonlyMap<string, readonly string[]>

/** Listens, while `work` replays, at the one place where a worker hands its commands over. */
export async function listening<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly asked: Asked }> {
  const asked = new Map<string, readonly string[]>()
  const handOver = native.workerCompleteWorkflowActivation
  const open = native as { workerCompleteWorkflowActivation: typeof handOver }
  open.workerCompleteWorkflowActivation = (worker, bytes) => {
    const { runId, successful } = WorkflowActivationCompletion.decodeDelimited(bytes)
    const lines = (successful?.commands ?? []).map(lineOf)
    asked.set(runId, [...(asked.get(runId) ?? []), ...lines])
    return handOver(worker, bytes)
  }
  try {
    return { value: await work(), asked }
  } finally {
    open.workerCompleteWorkflowActivation = handOver
  }
}

/** A replaying worker's own queue has a name with a number that counts on. */
const OWN_QUEUE = /fake_replay_queue-\d+/g

function lineOf(command: coresdk.workflow_commands.IWorkflowCommand): string {
  const plain = WorkflowCommand.toObject(WorkflowCommand.fromObject(command), { longs: Number })
  return JSON.stringify(readable(plain)).replace(OWN_QUEUE, 'own')
}

/** Payloads as the text that they hold; without stacks, which name places of a machine. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  if ('data' in value && value.data instanceof Uint8Array) return Buffer.from(value.data).toString()
  const parts = Object.entries(value).filter(([name]) => name !== 'stackTrace')
  return Object.fromEntries(parts.map(([name, part]) => [name, readable(part)]))
}
