import { type Agreement, agreement } from '../../domain/coding/agreement.ts'
import { type Exchange, exchange } from '../../domain/coding/exchange.ts'
import { MODEL_DIGITS } from '../../domain/coding/model.ts'
import { doubtOf } from '../../domain/coding/proposal.ts'
import type { Spoken } from '../../domain/coding/suggest.ts'
import type { SuggestionKept } from '../../store/record.ts'
import { answer } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { addLatest, type LatestOptions, sinceOf } from '../latest.ts'
import { plural } from '../text.ts'

export const modelAgreement: AddCommand = (parent, cli) => {
  addLatest(
    addCommand(parent, 'agreement', {
      description: `How the learned coder in the shadow agrees with what people coded by themselves, blind or in the ERP: what would have been automatic, and
what of it wrong (without what was drawn beyond the control's share), from the score that each model's own labels prove; and what it would decide in place of the rule of thumb`,
      examples: ['model agreement', 'model agreement --days 30 --area parks'],
    }),
  ).action(async (options: LatestOptions) => {
    const since = sinceOf(cli, options)
    const { records } = await cli.servers.store()
    const compared = agreement(
      await casesOf(records.suggestedSince(since), options, ({ outcome }) => ({
        coded: outcome.lines ?? [],
      })),
    )
    const exchanged = exchange(
      await casesOf(records.proposedSince(since), options, ({ proposal }) => ({
        byRule: doubtOf(proposal) === undefined,
      })),
    )
    answer(cli, options, { agreement: compared, exchange: exchanged }, () => [
      ...(compared.length === 0
        ? ['Nothing to compare: no such invoice has ended.']
        : compared.flatMap(comparedLines)),
      ...exchanged.flatMap(exchangedLines),
    ])
  })
}

/** What was said, with what the comparison needs besides. A training's increments have its trees and threshold: they are judged as one. */
async function casesOf<
  Heard extends { readonly area?: string; readonly suggestion: SuggestionKept },
  Besides,
>(
  records: AsyncIterable<Heard>,
  { area }: Pick<LatestOptions, 'area'>,
  besides: (record: Heard) => Besides,
): Promise<readonly (Spoken & Besides)[]> {
  const cases: (Spoken & Besides)[] = []
  for await (const record of records) {
    if (area && record.area !== area) continue
    const { training, model, threshold } = record.suggestion
    cases.push({ model: training ?? model, suggestion: record.suggestion, threshold, ...besides(record) })
  }
  return cases
}

function comparedLines({
  model,
  invoices,
  lines,
  right,
  automatic,
  wrong,
  upper,
}: Agreement): readonly string[] {
  const sure =
    automatic === 0
      ? 'It was sure of none of the invoices.'
      : `It was sure of ${plural(automatic, 'invoice', 'invoices')}, ${wrong} of them wrong: at most ${percent(upper)}, with 95 % confidence.`
  return [
    `Model ${model.slice(0, MODEL_DIGITS)}: ${plural(invoices, 'invoice', 'invoices')}; ${right} of ${plural(lines, 'line', 'lines')} with the account that people gave. ${sure}`,
  ]
}

function exchangedLines({ model, invoices, byRule, byCoder, byBoth }: Exchange): readonly string[] {
  return [
    `Of ${plural(invoices, 'invoice that has ended', 'invoices that have ended')} the rule of thumb was sure of ${byRule}, model ${model.slice(0, MODEL_DIGITS)} of ${byCoder}, of ${byBoth} of them both. Let in to decide it takes the rule’s place; what has no precedent, or is frozen, would still go to people.`,
  ]
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
