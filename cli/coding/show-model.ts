/** A model in half a page: what it knows, what its labels prove, and the permission that follows. */
import { dateOf } from '../../domain/coding/line.ts'
import { MODEL_DIGITS, type ModelFacts } from '../../domain/coding/model.ts'
import { type Permission, permissionOf, type Withheld } from '../../domain/coding/permission.ts'
import type { Proven } from '../../domain/coding/threshold.ts'
import { answer, type Cli, type CommonOptions } from '../cli.ts'
import { said } from '../sentences.ts'
import { moment, plural } from '../text.ts'
import { type AskedAs, askedLines } from './asked-as.ts'
import type { NamedModel } from './named-model.ts'

/** `kept`: the permission as it was kept with the model, of a file it is computed; `inUse`: how it is asked, where it is. */
export function showModel(
  cli: Cli,
  options: CommonOptions,
  { sha, model }: NamedModel,
  { kept, inUse }: { readonly kept?: Permission | undefined; readonly inUse?: AskedAs | undefined } = {},
): void {
  const { facts, coder, forest, codebook } = model
  const size = {
    patterns: coder.history.values.size,
    codings: codebook.all().length,
    trees: forest?.trees.length ?? 0,
  }
  const now = cli.now()
  const permission = kept ?? permissionOf(facts, sha, now)
  answer(
    cli,
    options,
    {
      model: sha,
      ...facts,
      newestLabel: dateOf(facts.newestLabel),
      ...(facts.increment ? { increment: { ...facts.increment, until: dateOf(facts.increment.until) } } : {}),
      ...size,
      ...(inUse ? { inUse } : {}),
      ...(typeof permission === 'string' ? { withheld: permission } : { permission }),
    },
    () => [
      `Model ${sha}, trained on ${facts.trainedOn} on ${facts.lines} lines, the newest of ${dateOf(facts.newestLabel)} (ledger ${facts.ledger.slice(0, MODEL_DIGITS)}), for ${percent(facts.trainedFor)} of errors.`,
      ...incrementLines(facts),
      `It knows ${size.codings} codings, ${size.patterns} patterns and ${size.trees} trees.`,
      ...(inUse ? ['', ...askedLines(inUse)] : []),
      '',
      ...permissionLines(permission, now.toISOString().slice(0, 10)),
    ],
  )
}

function incrementLines({ increment }: ModelFacts): readonly string[] {
  if (!increment) return []
  const { of, lines, until } = increment
  return [
    `An increment of training ${of.slice(0, MODEL_DIGITS)}: ${plural(lines, 'line', 'lines')} through ${dateOf(until)} taught to its tables since; trees, threshold and permission are that training’s.`,
  ]
}

function permissionLines(permission: Permission | Withheld, today: string): readonly string[] {
  if (typeof permission === 'string')
    return ['No permission:', ...said(permission).map((line) => `  ${line}`)]
  const { target, confidence, threshold, upper, newestLabel, madeAt, expiresOn } = permission
  return [
    `Permission until ${expiresOn}${expiresOn < today ? ', which is past' : ''}: with ${percent(confidence)} confidence at most ${percent(upper)} (permitted: ${percent(target)}) of the invoices from a score of ${threshold.toFixed(4)} have a line that a person would code otherwise.`,
    `It would have made ${reach(permission)}; newest coding ${newestLabel}, made ${moment(madeAt)}.`,
  ]
}

const reach = ({ reached, of, labels, wrong }: Proven): string =>
  `${reached} of ${of} automatic (${percent(reached / of)}), ${wrong} wrong among ${labels} labels`

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
