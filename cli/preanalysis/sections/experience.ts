/** Who is short of twenty alike codings, and by how much. */
import { UNIFORM_LINES } from '../../../domain/coding/uniform.ts'
import type { Pattern, Step } from '../../../domain/preanalysis/experience.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { bars } from '../svg.ts'
import { tableOf } from '../table.ts'

export function experiencePart(page: Page): Markup {
  const { analysis, names, say, count, percent } = page
  const { steps, near, withinAYear } = analysis.experience
  const all = steps.reduce((sum, s) => sum + s.linesOfYear, 0)
  return html`<p>${say(
    'Kommunens tommelfingerregel er 20 ens konteringer af en leverandør hos en institution, før en robot tør. Programmet regner sig frem til sikkerheden i stedet og kan nøjes med færre, hvor andet taler med. Men de 20 viser godt, hvor erfaringen er.',
    "The municipality's rule of thumb asks twenty alike codings of a supplier at an institution before a robot dares. The program works out the certainty instead and can do with fewer where other evidence speaks too. But the twenty show well where the experience is.",
  )}</p>
${bars(
  say('Årets linjer efter ens konteringer', "The year's lines by alike codings"),
  steps.map((s) => ({
    label: say(`${range(s)} ens`, `${range(s)} alike`),
    value: s.linesOfYear,
    told: say(
      `${count(s.linesOfYear)} linjer (${percent(s.linesOfYear / Math.max(1, all))}), ${count(s.suppliers)} lev.`,
      `${count(s.linesOfYear)} lines (${percent(s.linesOfYear / Math.max(1, all))}), ${count(s.suppliers)} suppl.`,
    ),
  })),
)}
<p>${say(
    `${count(near.length)} par af leverandør og institution mangler højst 10; ${count(withinAYear)} når de 20 inden for et år i deres eget tempo, hvis de konteres ens.`,
    `${count(near.length)} pairs of supplier and institution are short of ten at most; ${count(withinAYear)} reach the twenty within a year at their own pace, if they are coded alike.`,
  )}</p>
<h3>${say('Nærmest', 'Nearest')}</h3>
${tableOf<Pattern>(
  [
    { name: say('Leverandør', 'Supplier'), of: (p) => p.supplierName || names.supplier(p.supplier) },
    { name: say('Institution', 'Institution'), of: (p) => names.institution(p.department) || '–' },
    { name: say('Ens nu', 'Alike now'), of: (p) => count(p.uniform), number: true },
    { name: say('Mangler', 'Missing'), of: (p) => count(UNIFORM_LINES - p.uniform), number: true },
    { name: say('Linjer om året', 'Lines a year'), of: (p) => count(p.linesOfYear), number: true },
    { name: say('Måneder', 'Months'), of: (p) => count(Math.ceil(12 * p.yearsToGo)), number: true },
  ],
  near,
  (left) => say(`${count(left)} flere står i tabellerne.`, `${count(left)} more stand in the tables.`),
)}`
}

export const range = ({ from, to }: Step): string => (Number.isFinite(to) ? `${from}–${to}` : `${from}+`)
