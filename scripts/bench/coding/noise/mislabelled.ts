/** Slips: some labels, anywhere in the ledger, are another account of it. */
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { keyedChance } from '../../../examples/keyed.ts'
import { accountsOf, NOISE_SEED, otherAccount, type Planted, wrongLabels } from './planted.ts'

export const SLIPS_PER_MILLE = 20

export function mislabelled(lines: readonly CodedLine[], perMille = SLIPS_PER_MILLE): Planted {
  const accounts = accountsOf(lines)
  return wrongLabels(lines, (line) =>
    accounts.length > 1 && keyedChance(perMille, 'noise', NOISE_SEED, 'slip', line.lineId)
      ? otherAccount(line, accounts, 'slip to', line.lineId)
      : undefined,
  )
}
