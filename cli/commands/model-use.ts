import { readFile } from 'node:fs/promises'
import { decodeModel } from '../../domain/coding/model-file.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { requireRole } from '../person.ts'
import { MODEL_DIGITS } from '../story.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly why: string
  readonly none?: boolean
}

export const modelUse: AddCommand = (parent, cli) => {
  addCommand(parent, 'use [file]', {
    description: `Let a learned coder speak in the shadow: what it says of each invoice is kept, decides nothing, and is compared with what people code
(model agreement). Workers ask it within a minute`,
    examples: [
      'model use coder.model --by p901 --why "first trial"',
      'model use --none --by p901 --why "too old"',
    ],
  })
    .requiredOption('--by <person>', 'id of the finance person or administrator who decides it')
    .requiredOption('--why <text>', 'the reason; it is kept')
    .option('--none', 'ask none')
    .action(async (file: string | undefined, options: Options) => {
      if ((file === undefined) !== (options.none === true)) throw new Usage('give either a model or --none')
      if (options.why.trim() === '') throw new Usage('--why needs a reason: it is kept')
      const { coders, models, people } = await cli.servers.store()
      await requireRole(people, options.by, ['finance', 'admin'])
      const word = { by: options.by, at: cli.now(), why: options.why.normalize('NFC') }
      if (file === undefined) {
        await coders.none(word)
        return answer(cli, options, {}, () => ['No learned coder is asked any more.'])
      }
      const bytes = await readFile(file).catch(() => {
        throw new Usage(`cannot read ${file}`)
      })
      const model = decodeModel(bytes)
      if (typeof model === 'string') throw new Stop(model, EXIT.no, file)
      const sha = await models.put(bytes)
      await coders.use({ ...word, model: sha })
      answer(cli, options, { model: sha }, () => [
        `Model ${sha.slice(0, MODEL_DIGITS)} is asked in the shadow.`,
      ])
    })
}
