import { rename, writeFile } from 'node:fs/promises'
import { WorkflowFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { postingDate } from '../../activities/accounts.ts'
import { permittedErrors } from '../../activities/permitted-errors.ts'
import { trainInThread } from '../../activities/trainer.ts'
import { trainingLines } from '../../activities/training-lines.ts'
import type { Offered } from '../../activities/training-steps.ts'
import { PERMITTED_ERRORS, type TrainingLine } from '../../domain/coding/train.ts'
import { ERRORS, type ErrorCode } from '../../domain/errors.ts'
import { FAILURE } from '../../domain/failure.ts'
import { startTraining } from '../../workers/training-client.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { codedLines } from '../coding/ledger-file.ts'
import { modelNamed } from '../coding/named-model.ts'
import { showModel } from '../coding/show-model.ts'
import { targetOf } from '../coding/target.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { temporalLink } from '../link.ts'
import { openBar, shows } from '../progress.ts'
import { requireWorkers } from '../workers.ts'

interface Options extends CommonOptions {
  readonly ledger?: string
  readonly out?: string
  readonly targetError?: string
  readonly wait?: boolean
}

export const modelTrain: AddCommand = (parent, cli) => {
  addCommand(parent, 'train', {
    description: `Train a coder on what the store has, as far as people coded it without a proposal in sight: now, as the schedule does every week. The model is
checked and kept; where people let one be asked (model use), it is asked from now on, unless that one decides for fewer errors. A running training is joined.
With --out here and now into one file, from the store or from a ledger's file`,
    examples: ['model train --wait', 'model train --ledger examples/ledger.csv.gz --out coder.model'],
  })
    .option(
      '--target-error <share>',
      `permitted share of errors among invoices (default: ${PERMITTED_ERRORS}; where a coder decides, the share for which it was let in)`,
    )
    .option('--wait', 'wait for what comes of it')
    .option('--out <file>', 'train here, into this file')
    .option('--ledger <file>', 'with --out: coded lines, published or as they are imported: CSV or .csv.gz')
    .action(async (options: Options) => {
      const { targetError } = options
      const target = targetError === undefined ? undefined : targetOf({ targetError })
      if (options.out !== undefined) return intoFile(cli, options, options.out, target)
      if (options.ledger !== undefined) throw new Usage('--ledger needs --out')
      return byWorkers(cli, options, target)
    })
}

async function intoFile(cli: Cli, options: Options, out: string, target: number | undefined): Promise<void> {
  const lines = await linesFor(cli, options)
  const training = { today: postingDate(cli.now()), target: target ?? (await permittedBy(cli, options)) }
  const bar = openBar(shows(cli, options), 'train', lines.length)
  const bytes = await trainInThread({ lines, training, progress: bar.update }).finally(bar.stop)
  if (!bytes) throw new Stop('MODEL_NOTHING_TO_LEARN', EXIT.no)
  // Whoever reads meanwhile reads the old file or the new one, never half of one.
  await writeFile(`${out}.new`, bytes)
  await rename(`${out}.new`, out)
  showModel(cli, options, await modelNamed(out, cli.servers.store))
}

/** Of the store's own lines a model is trained as the workers would. */
async function permittedBy(cli: Cli, { ledger }: Options): Promise<number> {
  return ledger === undefined ? permittedErrors(await cli.servers.store()) : PERMITTED_ERRORS
}

async function linesFor(cli: Cli, { ledger }: Options): Promise<readonly TrainingLine[]> {
  if (ledger !== undefined) return codedLines(cli, ledger)
  const lines: TrainingLine[] = []
  for await (const line of trainingLines(await cli.servers.store())) lines.push(line)
  return lines
}

async function byWorkers(cli: Cli, options: Options, target: number | undefined): Promise<void> {
  const { source, ui } = await cli.servers.settings()
  const client = await cli.servers.client()
  await requireWorkers(client)
  const handle = await startTraining(client, source, target === undefined ? {} : { target })
  const { workflowId } = handle
  const link = temporalLink(ui, client.options.namespace, workflowId)
  if (!options.wait) {
    answer(cli, options, { workflowId, link }, () => [`Started: ${workflowId}`, ...(link ? [link] : [])])
    return
  }
  const offered = await handle.result().catch((error: unknown) => {
    throw refusedOr(error)
  })
  answer(cli, options, { workflowId, link, ...offered }, () => told(offered))
}

function told({ model, lines, newestLabel, permission, withheld, ...role }: Offered): readonly string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  return [
    `Model ${model}`,
    `Trained on ${lines} lines, the newest of ${newestLabel}; ${roleOf(role)}.`,
    ...(permission
      ? [
          `Permission for ${percent(permission.target)} of errors until ${permission.expiresOn}: from a score of ${permission.threshold.toFixed(4)} at most ${percent(permission.upper)} of the invoices are wrong.`,
        ]
      : []),
    ...(withheld ? [ERRORS[withheld].en, ERRORS[withheld].todo.en] : []),
  ]
}

function roleOf({ asked, decides }: Pick<Offered, 'asked' | 'decides'>): string {
  if (decides) return 'it decides from now on'
  return asked ? 'it is asked in the shadow from now on' : 'it is not asked: let it be with model use'
}

/** The training's own reason, where it was refused. */
function refusedOr(error: unknown): unknown {
  if (!(error instanceof WorkflowFailedError)) return error
  const { cause } = error
  return cause instanceof ApplicationFailure && cause.type === FAILURE.refusal
    ? new Stop(cause.message as ErrorCode, EXIT.no)
    : error
}
