import type { CommonOptions } from '../cli.ts'
import { modelNamed } from '../coding/named-model.ts'
import { showModel } from '../coding/show-model.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop } from '../exit.ts'

export const modelShow: AddCommand = (parent, cli) => {
  addCommand(parent, 'show [model]', {
    description: `What a model knows, how fresh and how certain it is, what it would have made automatic, and until when its permission holds. The model: a file,
the hash of a kept one, or none: the one that is asked in the shadow`,
    examples: ['model show', 'model show coder.model'],
  }).action(async (named: string | undefined, options: CommonOptions) => {
    const name = named ?? (await (await cli.servers.store()).coders.inUse())?.model
    if (name === undefined) throw new Stop('NOT_FOUND', EXIT.no, 'a model that is asked')
    const found = await modelNamed(name, cli.servers.store)
    const kept = name === found.sha ? await (await cli.servers.store()).permissions.of(name) : undefined
    showModel(cli, options, found, kept)
  })
}
