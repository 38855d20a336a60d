import { rename, writeFile } from 'node:fs/promises'
import type { Client } from '@temporalio/client'
import { postingDate } from '../../activities/accounts.ts'
import { permittedErrors } from '../../activities/permitted-errors.ts'
import { trainInThread } from '../../activities/trainer.ts'
import { trainingLines } from '../../activities/training-lines.ts'
import { PERMITTED_ERRORS, type TrainingLine } from '../../domain/coding/train.ts'
import { startIncrement, startTraining } from '../../workers/training-client.ts'
import type { Cli, CommonOptions } from '../cli.ts'
import { codedLines } from '../coding/ledger-file.ts'
import { modelNamed } from '../coding/named-model.ts'
import { showModel } from '../coding/show-model.ts'
import { targetOf } from '../coding/target.ts'
import { toldByWorkers } from '../coding/train-by-workers.ts'
import { incrementedLines, trainedLines } from '../coding/trained-told.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'

interface Options extends CommonOptions {
  readonly ledger?: string
  readonly out?: string
  readonly targetError?: string
  readonly wait?: boolean
  readonly increment?: boolean
}

export const modelTrain: AddCommand = (parent, cli) => {
  addCommand(parent, 'train', {
    description: `Train a coder on what the store has, as far as people coded it without a proposal in sight: now, as the schedule does every week. The model is checked and kept; where people let one be asked (model use), it is asked from now on, unless that one decides for fewer errors. A running training is joined.
With --increment the coder that is asked is taught only what people have coded since it was made, on the days that are over, as the schedule does every night: no new trees, no new threshold.
With --out here and now into one file, from the store or from a ledger's file`,
    examples: [
      'model train --wait',
      'model train --increment --wait',
      'model train --ledger examples/ledger.csv.gz --out coder.model',
    ],
  })
    .option(
      '--target-error <share>',
      `permitted share of errors among invoices (default: ${PERMITTED_ERRORS}; where a coder decides, the share for which it was let in)`,
    )
    .option('--wait', 'wait for what comes of it')
    .option('--increment', 'only what is new, for the tables of the coder that is asked')
    .option('--out <file>', 'train here, into this file')
    .option('--ledger <file>', 'with --out: coded lines, published or as they are imported: CSV or .csv.gz')
    .action(async (options: Options) => {
      const { targetError } = options
      if (options.increment) return teach(cli, options)
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
  const start = (client: Client, source: string) =>
    startTraining(client, source, target === undefined ? {} : { target })
  return toldByWorkers(cli, options, start, trainedLines)
}

/** Whom people let be asked is taught; where that is nobody it is said, and what to do. */
async function teach(cli: Cli, options: Options): Promise<void> {
  const { targetError, out, ledger } = options
  if (targetError !== undefined || out !== undefined || ledger !== undefined)
    throw new Usage('--increment goes with --wait alone: it keeps the threshold of the coder that is asked')
  return toldByWorkers(cli, options, startIncrement, incrementedLines)
}
