import { type Agreement, agreement, type ShadowCase } from '../../domain/coding/agreement.ts'
import { modelOfLearned } from '../../domain/coding/learned.ts'
import { MODEL_DIGITS } from '../../domain/coding/model.ts'
import { doubtOf } from '../../domain/coding/proposal.ts'
import { TARGETS } from '../../domain/coding/train.ts'
import { answer } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { addLatest, type LatestOptions, sinceOf } from '../latest.ts'
import { plural, table } from '../text.ts'

export const modelAgreement: AddCommand = (parent, cli) => {
  addLatest(
    addCommand(parent, 'agreement', {
      description: `How the learned coder in the shadow agrees with what people coded by themselves, without a proposal in sight: what would have been automatic, and
what of it wrong`,
      examples: ['model agreement', 'model agreement --days 30 --area parks'],
    }),
  ).action(async (options: LatestOptions) => {
    const since = sinceOf(cli, options)
    const { records } = await cli.servers.store()
    const cases: ShadowCase[] = []
    for await (const { area, suggestion, outcome, proposal } of records.suggestedSince(since)) {
      if (!suggestion || !outcome || (options.area && area !== options.area)) continue
      const byRule = proposal !== undefined && doubtOf(proposal) === undefined && !modelOfLearned(proposal)
      // A training's increments have its trees and threshold: they are judged as one.
      const model = suggestion.training ?? suggestion.model
      cases.push({ model, suggestion, byRule, coded: outcome.lines ?? [] })
    }
    const found = agreement(cases, TARGETS)
    answer(cli, options, { agreement: found }, () =>
      found.length === 0 ? ['Nothing to compare: no such invoice has ended.'] : found.flatMap(linesOf),
    )
  })
}

function linesOf({ model, invoices, byRule, lines, right, at }: Agreement): readonly string[] {
  return [
    `Model ${model.slice(0, MODEL_DIGITS)}: ${plural(invoices, 'invoice', 'invoices')}; ${right} of ${plural(lines, 'line', 'lines')} with the account that people gave. The rule of thumb codes ${byRule}; of the others:`,
    ...table(
      ['permitted errors', 'would be automatic', 'of them wrong', 'at most, with 95 %'],
      at.map(({ target, automatic, wrong, upper }) => [
        percent(target),
        String(automatic),
        String(wrong),
        automatic === 0 ? '–' : percent(upper),
      ]),
      [0, 1, 2, 3],
    ),
  ]
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
