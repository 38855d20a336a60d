/** The business case, step by step, beside the municipality that the program follows. */
import { type BusinessCase, REFERENCE } from '../../../domain/preanalysis/business.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { bars } from '../svg.ts'

const MILLION_ORE = 100_000_000

export function businessPart(page: Page): Markup {
  const { analysis, say, percent, count, kroner, millions } = page
  const { business, figures, promises } = analysis
  const [main] = promises
  const row = (name: string, from: string, to: string): Markup =>
    html`<tr><th scope="row" class="text">${name}</th><td class="number">${from}</td><td class="number">${to}</td></tr>\n`
  const same = (name: string, value: string): Markup => row(name, value, value)
  const [early, late] = REFERENCE.saved
  const each = (saved: number): string => kroner(saved / REFERENCE.automaticAYear)
  return html`<p>${say(
    `Regnestykket for ${count(figures.invoicesAYear)} fakturaer om året. Tallene kan skiftes ud med kommunens egne (se sidst i rapporten).`,
    `The sum for ${count(figures.invoicesAYear)} invoices a year. The figures can be replaced by the municipality's own (see the end of the report).`,
  )}</p>
<table><thead><tr><th class="text" scope="col">${say('Om året', 'A year')}</th><th class="number" scope="col">${say('lavt', 'low')}</th><th class="number" scope="col">${say('højt', 'high')}</th></tr></thead><tbody>
${same(say(`Automatiske og usete: ${percent(main.automatic.share)} af ${count(figures.invoicesAYear)}`, `Automatic and unseen: ${percent(main.automatic.share)} of ${count(figures.invoicesAYear)}`), count(business.automaticAYear))}
${row(say('Pris for en kontering i hånden', 'Price of coding an invoice by hand'), kroner(figures.byHand[0]), kroner(figures.byHand[1]))}
${row(say('Sparet håndarbejde', 'Work by hand saved'), millions(business.gross[0]), millions(business.gross[1]))}
${same(say(`Robot: ${kroner(figures.robot)} pr. automatisk faktura`, `Robot: ${kroner(figures.robot)} an automatic invoice`), millions(-business.robot))}
${same(say('Faste udgifter', 'Fixed costs'), millions(-business.fixed))}
${same(say(`Omkontering af forkerte, højst ${count(business.wrongAYear[1])}`, `Coding again what was wrong, at most ${count(business.wrongAYear[1])}`), millions(-business.mending))}
${row(say('Tilbage', 'Left'), millions(business.net[0]), millions(business.net[1]))}
${row(say('Forsigtigt: som det gik i referencekommunen', 'Cautiously: as it went in the reference municipality'), millions(business.asReference[0]), millions(business.asReference[1]))}
</tbody></table>
${bars(say('Gevinst om året i millioner kroner', 'Gain a year in million kroner'), [
  ...analysis.levels
    .filter((l) => l.score !== undefined)
    .map((l) =>
      gain(say(`${percent(l.level)} automatisk`, `${percent(l.level)} automatic`), l.business, page),
    ),
  gain(say('Løftet ovenfor', 'The promise above'), business, page),
  {
    label: say('Referencekommunen', 'Reference municipality'),
    value: early / MILLION_ORE,
    low: early / MILLION_ORE,
    high: late / MILLION_ORE,
    told: `${millions(early)} → ${millions(late)}`,
  },
])}
<p>${say(
    `Referencekommunen har ${count(REFERENCE.invoicesAYear)} fakturaer om året, heraf ${count(REFERENCE.automaticAYear)} (${percent(REFERENCE.automaticAYear / REFERENCE.invoicesAYear)}) automatiske, og opgør sin besparelse til ${millions(early)}, senere ${millions(late)}. Det er ${each(early)} til ${each(late)} pr. automatisk faktura, altså under de 45–50 kr., som en kontering i hånden koster: resten er, hvad robotten koster, eller tid, der ikke blev fri. Hvor meget der er af hvert, ved vi ikke. Derfor står den forsigtige linje der.`,
    `The reference municipality has ${count(REFERENCE.invoicesAYear)} invoices a year, of which ${count(REFERENCE.automaticAYear)} (${percent(REFERENCE.automaticAYear / REFERENCE.invoicesAYear)}) are automatic, and reckons its saving at ${millions(early)}, later ${millions(late)}. That is ${each(early)} to ${each(late)} an automatic invoice, below the DKK 45–50 that coding by hand costs: the rest is what the robot costs, or time that was not set free. How much of each we do not know. Hence the cautious line.`,
  )}</p>
${
  figures.robot === 0 && figures.fixedAYear === 0
    ? html`<p class="note">${say(
        'Der er ikke oplyst nogen pris for robotten eller faste udgifter: de er regnet som nul, og resultatet er derfor for højt.',
        'No price of the robot and no fixed costs were given: they count as nothing, so that the result is too high.',
      )}</p>`
    : undefined
}`
}

function gain(label: string, { net: [low, high] }: BusinessCase, { millions }: Page) {
  return {
    label,
    value: low / MILLION_ORE,
    low: low / MILLION_ORE,
    high: high / MILLION_ORE,
    told: `${millions(low)} – ${millions(high)}`,
  }
}
