import { Codebook, type CodingString } from '../../domain/coding/codebook.ts'
import type { Proposal } from '../../domain/coding/coder.ts'
import { documentKey } from '../../domain/coding/document-place.ts'
import {
  alternativesOf,
  evidenceOf,
  type Language,
  missingLines,
  sentence,
} from '../../domain/coding/explain.ts'
import { Learner } from '../../domain/coding/learner.ts'
import { INELIGIBLE } from '../../domain/coding/threshold.ts'
import { probability } from '../../domain/coding/trees.ts'
import { DELTA, SHADOW, WINDOWS_DAYS, walk } from '../../domain/coding/walk.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { codedLines } from '../coding/ledger-file.ts'
import { targetOf } from '../coding/target.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Stop, Usage } from '../exit.ts'
import { openBar, shows } from '../progress.ts'

const ALTERNATIVES = 3

interface Options extends CommonOptions {
  readonly ledger: string
  readonly targetError: string
  readonly language: Language
}

export const explain: AddCommand = (parent, cli) => {
  addCommand(parent, 'explain <line>', {
    description:
      'Why a line of a ledger would be coded as it is proposed, by what was known before its day, and what is missing where it is not sure.',
    examples: ['explain B000022749-52932-1 --ledger examples/ledger.csv.gz --target-error 0.02'],
  })
    .requiredOption('--ledger <file>', 'coded lines, published or as they are imported: CSV or .csv.gz')
    .option('--target-error <share>', 'permitted share of errors', '0.01')
    .option('--language <language>', 'da or en', 'da')
    .action(async (id: string, options: Options) => {
      const target = targetOf(options)
      if (options.language !== 'da' && options.language !== 'en')
        throw new Usage('--language is one of da, en')
      const codebook = new Codebook()
      const lines = (await codedLines(cli, options.ledger)).map((l) => ({ ...l, code: codebook.numberOf(l) }))
      const line = lines.find((l) => l.lineId === id)
      if (!line) throw new Stop('NOT_FOUND', EXIT.no, id)
      const before = lines.filter((l) => l.day < line.day)
      const learner = new Learner()
      const bar = openBar(shows(cli, options), 'read', before.length)
      const settings = { ...SHADOW, from: line.day, target }
      walk(before, settings, () => true, bar.update, learner)
      bar.stop()
      const threshold = learner.threshold(line.day, WINDOWS_DAYS.all, { target, delta: DELTA })
      const key = documentKey(line)
      const invoice = lines.filter((l) => documentKey(l) === key)
      const scored = learner.propose(invoice, () => true)
      const at = scored.proposals.findIndex((p) => p.line.lineId === id)
      const proposal = scored.proposals[at] as Proposal
      const score = scored.score[at] as number
      const sure = score > INELIGIBLE && score >= threshold
      const evidence = evidenceOf(learner.coder, proposal).map((e) => sentence(e, options.language))
      const alternatives = alternativesOf(proposal, ALTERNATIVES).map(({ code, p }) => ({
        ...(codebook.of(code) as CodingString),
        p: Number(p.toFixed(4)),
      }))
      const { forest } = learner
      const missing =
        sure || !forest || !Number.isFinite(threshold)
          ? undefined
          : missingLines(
              learner.coder,
              proposal,
              (_, features) => probability(forest, features, 0) >= threshold,
            )
      const known = {
        score: Number.isNaN(score) ? null : score,
        threshold: Number.isFinite(threshold) ? threshold : null,
      }
      answer(
        cli,
        options,
        { line: id, sure, ...known, alternatives, evidence, missing: missing ?? null },
        () => [
          ...alternatives.map(
            (a, i) =>
              `${i === 0 ? '→' : ' '} ${[a.account, a.costCentre].filter(Boolean).join(' · ')}  ${(100 * a.p).toFixed(1)} %`,
          ),
          ...(alternatives.length === 0 ? [TOLD.nothing[options.language]] : []),
          '',
          ...evidence.map((e) => `  ${e}`),
          '',
          verdict(sure, threshold, missing, options.language),
        ],
      )
    })
}

const TOLD = {
  nothing: { da: 'Der er intet at foreslå.', en: 'There is nothing to propose.' },
  sure: { da: 'Sikker nok til at blive brugt uset.', en: 'Sure enough to be used unseen.' },
  unproven: {
    da: 'Ikke automatisk: for få kodede fakturaer til at bevise noget.',
    en: 'Not automatic: too few coded invoices to prove anything.',
  },
  unsure: {
    da: 'Ikke automatisk: forslaget er ikke sikkert nok.',
    en: 'Not automatic: the proposal is not sure enough.',
  },
} as const

function verdict(sure: boolean, threshold: number, missing: number | undefined, language: Language): string {
  if (sure) return TOLD.sure[language]
  if (!Number.isFinite(threshold)) return TOLD.unproven[language]
  if (missing === undefined || missing === 0) return TOLD.unsure[language]
  return `${TOLD.unsure[language]} ${
    language === 'da'
      ? `Der mangler ${missing} ensartede fakturaer mere.`
      : `${missing} more uniform invoices are missing.`
  }`
}
