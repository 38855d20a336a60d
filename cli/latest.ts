/** Reports on what was received within the last so many days, of all areas or of one. */
import type { Command } from 'commander'
import { DateTime } from 'luxon'
import type { Cli, CommonOptions } from './cli.ts'
import { positive } from './paging.ts'

export interface LatestOptions extends CommonOptions {
  readonly days: string
  readonly area?: string
}

const DAYS = '90'

export function addLatest(command: Command): Command {
  return command
    .option('--days <days>', 'invoices received within so many days', DAYS)
    .option('--area <area>', 'of one area')
}

export function sinceOf(cli: Cli, { days }: LatestOptions): Date {
  return DateTime.fromJSDate(cli.now())
    .minus({ days: positive(days) })
    .toJSDate()
}
