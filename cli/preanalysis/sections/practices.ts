/** One supplier, several practices. */
import type { DifferingPractice } from '../../../domain/preanalysis/practices.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { tableOf } from '../table.ts'

const PRACTICES_SHOWN = 4

export function practicesPart(page: Page): Markup {
  const { analysis, say, count } = page
  return html`<p>${say(
    'Her konterer hver institution den samme leverandør ens fra gang til gang, men ikke som de andre institutioner. Det koster ikke robotten meget, for den lærer hver institution for sig. Men regnskabet kan ikke sammenlignes på tværs, og en ny institution har intet at lære af. Nogle forskelle er rigtige: spørg, før der rettes.',
    'Here each institution codes the same supplier alike from time to time, but not as the other institutions do. It costs the robot little, for it learns each institution by itself. But the books cannot be compared across, and a new institution has nothing to learn from. Some differences are right: ask before mending.',
  )}</p>
${tableOf<DifferingPractice>(
  [
    { name: say('Leverandør', 'Supplier'), of: (p) => p.supplierName },
    {
      name: say('Praksis: konto (institutioner, linjer)', 'Practice: account (institutions, lines)'),
      of: (p) => practicesTold(p, page),
    },
    {
      name: say('Linjer uden for den største', 'Lines outside the largest'),
      of: (p) => count(p.otherwise),
      number: true,
    },
  ],
  analysis.practices,
  (left) => say(`${count(left)} flere står i tabellerne.`, `${count(left)} more stand in the tables.`),
)}`
}

export function practicesTold({ practices }: DifferingPractice, { names, count }: Page): string {
  const told = practices
    .slice(0, PRACTICES_SHOWN)
    .map((p) => `${names.account(p.account)} (${count(p.institutions)}, ${count(p.lines)})`)
  return [...told, ...(practices.length > PRACTICES_SHOWN ? ['…'] : [])].join('; ')
}
