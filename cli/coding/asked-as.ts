/** How the learned coder is asked: whether it decides, for which share of errors, and on whose word. */
import { isPermitted, type Permission } from '../../domain/coding/permission.ts'
import type { CoderInUse } from '../../store/coders.ts'
import { moment, printable } from '../text.ts'

export interface AskedAs {
  /** What it does today: whom people let decide is in the shadow as long as no permission bears it out. */
  readonly mode: 'shadow' | 'decides'
  readonly mayDecide: boolean
  /** The largest share of errors for which people let it in. */
  readonly target?: number
  readonly by: string
  readonly at: Date
  readonly why: string
  /** The person's word that a training has kept to since, as far back as words are remembered. */
  readonly letIn?: Pick<CoderInUse, 'by' | 'at' | 'why'>
}

/** `words`: all that is remembered, the latest last. */
export function askedAs(
  { mayDecide = false, target, by, at, why }: CoderInUse,
  words: readonly CoderInUse[],
  permission: Permission | undefined,
  today: string,
): AskedAs {
  const word = { mayDecide, ...(target === undefined ? {} : { target }) }
  const person = by === TRAINING ? words.findLast((w) => w.by !== TRAINING && w.model !== '') : undefined
  return {
    mode: isPermitted(permission, word, today) ? 'decides' : 'shadow',
    ...word,
    by,
    at,
    why,
    ...(person ? { letIn: { by: person.by, at: person.at, why: person.why } } : {}),
  }
}

/** As whom the weekly training signs. */
const TRAINING = 'training'

export function askedLines({ mode, mayDecide, target, by, at, why, letIn }: AskedAs): readonly string[] {
  const said = (word: Pick<AskedAs, 'by' | 'at' | 'why'>): string =>
    `${moment(word.at)} by ${printable(word.by)}: “${printable(word.why)}”`
  const share = target === undefined ? '' : ` for at most ${(100 * target).toFixed(1)} % of errors`
  return [
    mode === 'decides'
      ? `It decides${share}.`
      : mayDecide
        ? `People let it decide${share}, but no permission in force bears that out: it is asked in the shadow.`
        : 'It is asked in the shadow and decides nothing.',
    ...(letIn
      ? [`Let in ${said(letIn)}`, `Renewed ${said({ by, at, why })}`]
      : [`Let in ${said({ by, at, why })}`]),
  ]
}
