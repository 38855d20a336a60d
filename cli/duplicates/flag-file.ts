/** Writes the flagged invoices, a row each, as they are found: into a file that takes its name when it is complete. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Likeness } from '../../domain/duplicates/verdict.ts'
import { csvRow } from '../csv.ts'

export interface FlagFile {
  readonly add: (id: string, likeness: Likeness) => Promise<void>
  readonly end: () => Promise<void>
}

const COLUMNS = ['invoice_id', 'duplicate_of', 'rule', 'action']

/** What the file is called until it is complete. */
export const unfinishedName = (path: string): string => `${path}.part`

export function flagFile(path: string, withOdds: boolean): FlagFile {
  const unfinished = unfinishedName(path)
  const file = createWriteStream(unfinished)
  const write = async (cells: readonly string[]): Promise<void> => {
    if (!file.write(csvRow(cells))) await once(file, 'drain')
  }
  const begun = write([...COLUMNS, ...(withOdds ? ['odds'] : [])])
  return {
    add: async (id, { of, rule, action, odds }) => {
      await begun
      await write([id, of, rule, action, ...(withOdds ? [odds.toPrecision(2)] : [])])
    },
    end: async () => {
      await begun
      file.end()
      await finished(file)
      await rename(unfinished, path)
    },
  }
}
