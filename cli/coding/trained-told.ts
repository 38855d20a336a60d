/** What came of a training or an increment, in a few lines. */

import type { Incremented, NoIncrement } from '../../activities/increment-steps.ts'
import type { OfferedPermission } from '../../activities/offered.ts'
import type { Offered } from '../../activities/training-steps.ts'
import { MODEL_DIGITS } from '../../domain/coding/model.ts'
import { ERRORS } from '../../domain/errors.ts'
import { EXIT, Stop } from '../exit.ts'
import { plural } from '../text.ts'

export function trainedLines({ model, lines, newestLabel, ...standing }: Offered): readonly string[] {
  const role = standing.asked ? askedAs(standing) : 'it is not asked: let it be with model use'
  return [
    `Model ${model}`,
    `Trained on ${lines} lines, the newest of ${newestLabel}; ${role}.`,
    ...permissionLines(standing),
  ]
}

export function incrementedLines(done: Incremented | NoIncrement): readonly string[] {
  if ('nothing' in done) {
    if (done.nothing === 'noneAsked') throw new Stop('MODEL_NONE_ASKED', EXIT.no)
    return [
      'Nothing new: people have coded nothing on the days that are over and that the coder does not know. What is coded today is taught after midnight.',
    ]
  }
  const { model, of, lines, until, before: _, ...standing } = done
  const role = standing.asked ? askedAs(standing) : 'it is not asked: another took its place meanwhile'
  return [
    `Model ${model}`,
    `${plural(lines, 'line', 'lines')} through ${until} taught since training ${of.slice(0, MODEL_DIGITS)}; ${role}.`,
    ...permissionLines(standing),
  ]
}

function askedAs({ decides }: Pick<OfferedPermission, 'decides'>): string {
  return decides ? 'it decides from now on' : 'it is asked in the shadow from now on'
}

function permissionLines({ permission, withheld }: OfferedPermission): readonly string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  return [
    ...(permission
      ? [
          `Permission for ${percent(permission.target)} of errors until ${permission.expiresOn}: from a score of ${permission.threshold.toFixed(4)} at most ${percent(permission.upper)} of the invoices are wrong.`,
        ]
      : []),
    ...(withheld ? [ERRORS[withheld].en, ERRORS[withheld].todo.en] : []),
  ]
}
