import { postingDate } from '../../activities/accounts.ts'
import type { Cli, CommonOptions } from '../cli.ts'
import { askedAs } from '../coding/asked-as.ts'
import { modelNamed } from '../coding/named-model.ts'
import { showModel } from '../coding/show-model.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop } from '../exit.ts'

export const modelShow: AddCommand = (parent, cli) => {
  addCommand(parent, 'show [model]', {
    description: `What a model knows, how fresh and how certain it is, what it would have made automatic, until when its permission holds, and, of the one that is asked, whether it decides and on whose word. Of an increment: of which training, and what it was taught since.
The model: a file, the hash of a kept one or its first digits, or none: the one that is asked`,
    examples: ['model show', 'model show coder.model', 'model show 3f9c2e1b04d7'],
  }).action(async (named: string | undefined, options: CommonOptions) => {
    if (named !== undefined) {
      const found = await modelNamed(named, cli.servers.store)
      return showModel(cli, options, found, found.kept ? await known(cli, found.sha) : {})
    }
    const inUse = await (await cli.servers.store()).coders.inUse()
    if (!inUse) throw new Stop('MODEL_NONE_ASKED', EXIT.no)
    const found = await modelNamed(inUse.model, cli.servers.store)
    showModel(cli, options, found, await known(cli, found.sha))
  })
}

/** What the store knows of a model beside its bytes. */
async function known({ servers, now }: Cli, sha: string) {
  const { coders, permissions } = await servers.store()
  const [kept, inUse] = await Promise.all([permissions.of(sha), coders.inUse()])
  if (inUse?.model !== sha) return { kept }
  return { kept, inUse: askedAs(inUse, await coders.words(), kept, postingDate(now())) }
}
