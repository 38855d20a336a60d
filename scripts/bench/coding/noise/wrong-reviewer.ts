/**
 * A reviewer who is always wrong: from a day on every tenth invoice that people code is coded by someone who has one wrong account for each supplier and
 * right account. What the robot posts unseen no one codes, so that of it the walk hides the wrong label as it hides the right one.
 */
import { documentKey } from '../../../../domain/coding/document-place.ts'
import { type Day, supplierOf } from '../../../../domain/coding/line.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { keyedChance } from '../../../examples/keyed.ts'
import { accountsOf, NOISE_SEED, otherAccount, type Planted, wrongLabels } from './planted.ts'

const TENTH_PER_MILLE = 100

export function wrongReviewer(lines: readonly CodedLine[], from: Day): Planted {
  const accounts = accountsOf(lines)
  return wrongLabels(lines, (line) =>
    accounts.length > 1 &&
    line.day >= from &&
    keyedChance(TENTH_PER_MILLE, 'noise', NOISE_SEED, 'reviewer', documentKey(line))
      ? otherAccount(line, accounts, 'reviewed as', supplierOf(line), line.account)
      : undefined,
  )
}
