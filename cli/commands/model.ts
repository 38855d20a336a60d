import { readFile, rename, writeFile } from 'node:fs/promises'
import { dateOf } from '../../domain/coding/line.ts'
import type { Model } from '../../domain/coding/model.ts'
import { decodeModel, encodeModel } from '../../domain/coding/model-file.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { codedLines } from '../coding/files.ts'
import { storedLines } from '../coding/stored-lines.ts'
import { train } from '../coding/train.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'
import { table } from '../text.ts'

export const modelTrain: AddCommand = (parent, cli) => {
  addCommand(parent, 'train', {
    description: `Train a coder on lines that people coded, and write it as one file. Without a ledger: on what the store has, as far as people coded it without a
proposal in sight`,
    examples: ['model train --out coder.model', 'model train --ledger ledger.csv --out coder.model'],
  })
    .option('--ledger <file>', 'coded lines: CSV or .csv.gz')
    .requiredOption('--out <file>', 'the model')
    .action(async (options: CommonOptions & { readonly ledger?: string; readonly out: string }) => {
      const { ledger } = options
      const lines =
        ledger === undefined ? await storedLines(await cli.servers.store()) : await codedLines(cli, ledger)
      if (lines.length === 0) throw new Usage('there is nothing to learn from: import a ledger')
      const bar = openBar(shows(cli, options), 'train', lines.length)
      const model = train(lines, cli.now().toISOString().slice(0, 10), bar.update)
      bar.stop()
      // Whoever reads meanwhile reads the old file or the new one, never half of one.
      await writeFile(`${options.out}.new`, encodeModel(model))
      await rename(`${options.out}.new`, options.out)
      show(cli, options, model)
    })
}

export const modelShow: AddCommand = (parent, cli) => {
  addCommand(parent, 'show <file>', {
    description: 'What a model knows, how fresh it is, and what it can promise.',
    examples: ['model show coder.model'],
  }).action(async (file: string, options: CommonOptions) => {
    const bytes = await readFile(file).catch(() => {
      throw new Usage(`cannot read ${file}`)
    })
    const model = decodeModel(bytes)
    if (typeof model === 'string') throw new Stop(model, EXIT.no, file)
    show(cli, options, model)
  })
}

function show(cli: Cli, options: CommonOptions, { facts, coder, forest, codebook }: Model): void {
  const { history } = coder
  const size = {
    patterns: history.values.size,
    codings: codebook.all().length,
    trees: forest?.trees.length ?? 0,
  }
  answer(cli, options, { ...facts, newestLabel: dateOf(facts.newestLabel), ...size }, () => [
    `Trained on ${facts.trainedOn} on ${facts.lines} lines, the newest of ${dateOf(facts.newestLabel)} (ledger ${facts.ledger.slice(0, 12)}).`,
    `It knows ${size.codings} codings, ${size.patterns} patterns and ${size.trees} trees.`,
    '',
    ...table(
      ['permitted errors', 'automatic from a score of'],
      facts.promises.map(({ target, threshold }) => [
        `${(100 * target).toFixed(0)} % of invoices`,
        threshold === undefined ? 'nothing can be proven: nothing is automatic' : threshold.toFixed(4),
      ]),
      [0],
    ),
  ])
}
