import { postingDate } from '../../activities/accounts.ts'
import { MODEL_DIGITS } from '../../domain/coding/model.ts'
import { isInForce } from '../../domain/coding/permission.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { modelNamed } from '../coding/named-model.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { requireRole } from '../person.ts'

interface Options extends CommonOptions {
  readonly by: string
  readonly why: string
  readonly none?: boolean
  readonly decide?: boolean
}

export const modelUse: AddCommand = (parent, cli) => {
  addCommand(parent, 'use [model]', {
    description: `Let a learned coder speak: what it says of each invoice is kept and compared with what people code (model agreement). In the shadow it decides
nothing; with --decide it decides, in place of the rule of thumb, in areas where the robot works, as long as its permission holds (model show).
Workers ask it within a minute, and each training renews it, never for a larger share of errors than that of the model that was let in. The model: a file, or the hash that a training answered, or its first digits`,
    examples: [
      'model use coder.model --by p901 --why "first trial"',
      'model use 3f9c2e1b04d7 --decide --by p901 --why "half a year in the shadow, 0 of 412 wrong"',
      'model use --none --by p901 --why "too old"',
    ],
  })
    .requiredOption('--by <person>', 'id of the finance person or administrator who decides it')
    .requiredOption('--why <text>', 'the reason; it is kept')
    .option('--none', 'ask none')
    .option('--decide', 'let it decide; it needs a permission in force')
    .action(async (named: string | undefined, options: Options) => {
      if ((named === undefined) !== (options.none === true)) throw new Usage('give either a model or --none')
      if (options.none && options.decide) throw new Usage('--none and --decide contradict each other')
      if (options.why.trim() === '') throw new Usage('--why needs a reason: it is kept')
      const store = await cli.servers.store()
      const { coders, models, people, permissions } = store
      await requireRole(people, options.by, ['finance', 'admin'])
      const word = { by: options.by, at: cli.now(), why: options.why.normalize('NFC') }
      if (named === undefined) {
        await coders.none(word)
        return answer(cli, options, {}, () => ['No learned coder is asked any more.'])
      }
      const { sha, bytes } = await modelNamed(named, async () => store)
      const mayDecide = options.decide === true
      const permission = await permissions.of(sha)
      if (mayDecide && !(permission && isInForce(permission, postingDate(word.at))))
        throw new Stop(permission ? 'MODEL_LABELS_OLD' : 'MODEL_UNPROVEN', EXIT.no)
      await models.put(bytes)
      const decides = { mayDecide, ...(mayDecide && permission ? { target: permission.target } : {}) }
      await coders.use({ ...word, model: sha, ...decides })
      answer(cli, options, { model: sha, ...decides }, () => [
        `Model ${sha.slice(0, MODEL_DIGITS)} ${mayDecide && permission ? `decides for at most ${(100 * permission.target).toFixed(1)} % of errors, until ${permission.expiresOn} unless a training renews it.` : 'is asked in the shadow.'}`,
      ])
    })
}
