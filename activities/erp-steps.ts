/** The calls of the ERP, made from their ports; on a queue of their own, which is limited to what the ERP can bear. */
import { ask, release } from './doubt.ts'
import { guarded, untilAnswered } from './guard.ts'
import { holdBack } from './hold-back.ts'
import { perform } from './perform.ts'
import type { ErpSteps } from './steps.ts'
import type { World } from './world.ts'

export function erpSteps(world: World): ErpSteps {
  const acts = guarded(
    { perform: perform.bind(undefined, world), holdBack: holdBack.bind(undefined, world) },
    world.log,
  )
  const questions = untilAnswered(
    { ask: ask.bind(undefined, world), release: release.bind(undefined, world) },
    world.log,
  )
  return { ...acts, ...questions }
}
