import { type Agreement, agreement, type ShadowCase } from '../../domain/coding/agreement.ts'
import { type Exchange, exchange, type ProposedCase } from '../../domain/coding/exchange.ts'
import { MODEL_DIGITS } from '../../domain/coding/model.ts'
import { doubtOf } from '../../domain/coding/proposal.ts'
import type { SuggestionKept } from '../../store/record.ts'
import type { Store } from '../../store/store.ts'
import { answer } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { addLatest, type LatestOptions, sinceOf } from '../latest.ts'
import { plural } from '../text.ts'

export const modelAgreement: AddCommand = (parent, cli) => {
  addLatest(
    addCommand(parent, 'agreement', {
      description: `How the learned coder in the shadow agrees with what people coded by themselves, blind or in the ERP: what would have been automatic, and
what of it wrong, from the score that each model's own labels prove; and what it would decide in place of the rule of thumb`,
      examples: ['model agreement', 'model agreement --days 30 --area parks'],
    }),
  ).action(async (options: LatestOptions) => {
    const since = sinceOf(cli, options)
    const { records } = await cli.servers.store()
    const inArea = (area: string | undefined): boolean => !options.area || area === options.area
    const compared = agreement(await comparedCases(records, since, inArea))
    const exchanged = exchange(await proposedCases(records, since, inArea))
    answer(cli, options, { agreement: compared, exchange: exchanged }, () => [
      ...(compared.length === 0
        ? ['Nothing to compare: no such invoice has ended.']
        : compared.flatMap(comparedLines)),
      ...exchanged.flatMap(exchangedLines),
    ])
  })
}

type InArea = (area: string | undefined) => boolean

async function comparedCases(
  { suggestedSince }: Store['records'],
  since: Date,
  inArea: InArea,
): Promise<readonly ShadowCase[]> {
  const cases: ShadowCase[] = []
  for await (const { area, suggestion, outcome } of suggestedSince(since))
    if (suggestion && outcome && inArea(area))
      cases.push({ ...saidBy(suggestion), coded: outcome.lines ?? [] })
  return cases
}

async function proposedCases(
  { proposedSince }: Store['records'],
  since: Date,
  inArea: InArea,
): Promise<readonly ProposedCase[]> {
  const cases: ProposedCase[] = []
  for await (const { area, suggestion, proposal } of proposedSince(since))
    if (inArea(area)) cases.push({ ...saidBy(suggestion), byRule: doubtOf(proposal) === undefined })
  return cases
}

/** A training's increments have its trees and threshold: they are judged as one. */
function saidBy(suggestion: SuggestionKept) {
  const { training, model, threshold } = suggestion
  return { model: training ?? model, suggestion, threshold }
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
