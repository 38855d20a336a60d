/** An account that is split in two: from a day on, half of the suppliers and institutions that used it are coded to a new one. */
import type { Day } from '../../../../domain/coding/line.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { keyedChance } from '../../../examples/keyed.ts'
import { changedPractice, NOISE_SEED, type Planted, patternOf } from './planted.ts'

const HALF_PER_MILLE = 500

export const newAccountOf = (account: string): string => `${account} (new)`

export function splitAccount(lines: readonly CodedLine[], account: string, from: Day): Planted {
  return changedPractice(lines, (line) =>
    line.account === account &&
    line.day >= from &&
    keyedChance(HALF_PER_MILLE, 'noise', NOISE_SEED, 'split', patternOf(line))
      ? { account: newAccountOf(account), costCentre: line.costCentre }
      : undefined,
  )
}
