import { answer, type CommonOptions } from '../cli.ts'
import { modelNamed } from '../coding/named-model.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { Usage } from '../exit.ts'
import { requireRole } from '../person.ts'
import { MODEL_DIGITS } from '../story.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly why: string
  readonly none?: boolean
}

export const modelUse: AddCommand = (parent, cli) => {
  addCommand(parent, 'use [model]', {
    description: `Let a learned coder speak in the shadow: what it says of each invoice is kept, decides nothing, and is compared with what people code
(model agreement). Workers ask it within a minute, and each training renews it. The model: a file, or the hash that a training answered`,
    examples: [
      'model use coder.model --by p901 --why "first trial"',
      'model use --none --by p901 --why "too old"',
    ],
  })
    .requiredOption('--by <person>', 'id of the finance person or administrator who decides it')
    .requiredOption('--why <text>', 'the reason; it is kept')
    .option('--none', 'ask none')
    .action(async (named: string | undefined, options: Options) => {
      if ((named === undefined) !== (options.none === true)) throw new Usage('give either a model or --none')
      if (options.why.trim() === '') throw new Usage('--why needs a reason: it is kept')
      const store = await cli.servers.store()
      const { coders, models, people } = store
      await requireRole(people, options.by, ['finance', 'admin'])
      const word = { by: options.by, at: cli.now(), why: options.why.normalize('NFC') }
      if (named === undefined) {
        await coders.none(word)
        return answer(cli, options, {}, () => ['No learned coder is asked any more.'])
      }
      const { sha, bytes } = await modelNamed(named, async () => store)
      await models.put(bytes)
      await coders.use({ ...word, model: sha })
      answer(cli, options, { model: sha }, () => [
        `Model ${sha.slice(0, MODEL_DIGITS)} is asked in the shadow.`,
      ])
    })
}
