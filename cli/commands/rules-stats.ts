import { type RuleCount, statistics } from '../../domain/rules/statistics.ts'
import { answer } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { addLatest, type LatestOptions, sinceOf } from '../latest.ts'
import { plural, table } from '../text.ts'

export const rulesStats: AddCommand = (parent, cli) => {
  addLatest(
    addCommand(parent, 'stats', {
      description: `How often each rule fired, how often a person then changed something – sent the invoice back, closed it as a duplicate, coded it otherwise than
proposed – and which never fired`,
      examples: ['rules stats', 'rules stats --days 30 --area parks'],
    }),
  ).action(async (options: LatestOptions) => {
    const since = sinceOf(cli, options)
    const store = await cli.servers.store()
    const counted = statistics()
    for await (const { area, parties, outcome } of store.records.findingsSince(since)) {
      if (!parties || (options.area && area !== options.area)) continue
      counted.add({
        findings: parties.findings,
        ...(outcome
          ? { end: outcome.end, ...(outcome.agrees === undefined ? {} : { agrees: outcome.agrees }) }
          : {}),
      })
    }
    const [counts, invoices] = [counted.counts(), counted.invoices()]
    answer(cli, options, { invoices, rules: counts }, () => linesOf(counts, invoices))
  })
}

function linesOf(counts: readonly RuleCount[], invoices: number): readonly string[] {
  const fired = counts.filter((c) => c.fired > 0)
  const never = counts.filter((c) => c.fired === 0).map((c) => c.rule)
  return [
    `${plural(invoices, 'invoice', 'invoices')} judged.`,
    ...(fired.length > 0
      ? table(
          [
            'rule',
            'fired',
            'stopped',
            'noted',
            'in shadow',
            'of those stopped: ended',
            'a person changed something',
          ],
          fired.map((c) => [
            c.rule,
            ...[c.fired, c.stopped, c.noted, c.shadowed, c.ended, c.changed].map(String),
          ]),
          [1, 2, 3, 4, 5, 6],
        )
      : []),
    ...(never.length > 0 ? [`Never fired: ${never.join(', ')}.`] : []),
  ]
}
