/** A training or an increment that the workers do: started or joined, and told when it has ended where somebody waits. */
import { type Client, type Workflow, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { ErrorCode } from '../../domain/errors.ts'
import { FAILURE } from '../../domain/failure.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { EXIT, Stop } from '../exit.ts'
import { temporalLink } from '../link.ts'
import { requireWorkers } from '../workers.ts'

export async function toldByWorkers<T extends Workflow>(
  cli: Cli,
  options: CommonOptions & { readonly wait?: boolean },
  start: (client: Client, source: string) => Promise<WorkflowHandle<T>>,
  told: (result: Awaited<ReturnType<T>>) => readonly string[],
): Promise<void> {
  const { source, ui } = await cli.servers.settings()
  const client = await cli.servers.client()
  await requireWorkers(client)
  const handle = await start(client, source)
  const { workflowId } = handle
  const link = temporalLink(ui, client.options.namespace, workflowId)
  if (!options.wait) {
    answer(cli, options, { workflowId, link }, () => [`Started: ${workflowId}`, ...(link ? [link] : [])])
    return
  }
  const result = (await handle.result().catch((error: unknown) => {
    throw refusedOr(error)
  })) as Awaited<ReturnType<T>>
  // Refused as well where a result is read by a program.
  const lines = told(result)
  answer(cli, options, { workflowId, link, ...(result as object) }, () => lines)
}

/** The workflow's own reason, where it was refused. */
function refusedOr(error: unknown): unknown {
  if (!(error instanceof WorkflowFailedError)) return error
  const { cause } = error
  return cause instanceof ApplicationFailure && cause.type === FAILURE.refusal
    ? new Stop(cause.message as ErrorCode, EXIT.no)
    : error
}
