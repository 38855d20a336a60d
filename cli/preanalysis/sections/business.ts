/** The business case, step by step, beside the municipality that the program follows. */
import { type BusinessCase, type End, REFERENCE } from '../../../domain/preanalysis/business.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { type Bar, bars } from '../svg.ts'

const MILLION_ORE = 100_000_000

export function businessPart(page: Page): Markup {
  const { analysis, say, percent, set, interval, count, kroner, millions } = page
  const { business, figures, promises } = analysis
  const [main] = promises
  const row = (name: string, of: (end: End) => string): Markup =>
    html`<tr><th scope="row" class="text">${name}</th><td class="number">${of(business.low)}</td><td class="number">${of(business.high)}</td></tr>\n`
  const [early, late] = REFERENCE.saved
  const each = (saved: number): string => kroner(saved / REFERENCE.automaticAYear)
  return html`<p>${say(
    `Regnestykket for ${count(figures.invoicesAYear)} fakturaer om året. Tallene kan skiftes ud med kommunens egne (se sidst i rapporten).`,
    `The sum for ${count(figures.invoicesAYear)} invoices a year. The figures can be replaced by the municipality's own (see the end of the report).`,
  )}</p>
<table><thead><tr><th class="text" scope="col">${say('Om året', 'A year')}</th><th class="number" scope="col">${say('lavt', 'low')}</th><th class="number" scope="col">${say('højt', 'high')}</th></tr></thead><tbody>
${row(say('Automatiske og usete', 'Automatic and unseen'), (end) => count(end.automatic))}
${row(say('Pris for en kontering i hånden', 'Price of coding an invoice by hand'), (end) => kroner(end.byHand))}
${row(say('Sparet håndarbejde', 'Work by hand saved'), (end) => millions(end.gross))}
${row(say(`Robot: ${kroner(figures.robot)} pr. automatisk faktura`, `Robot: ${kroner(figures.robot)} an automatic invoice`), (end) => millions(-end.robot))}
${row(say('Faste udgifter', 'Fixed costs'), (end) => millions(-end.fixed))}
${row(say('Forkerte, højst', 'Wrong, at most'), (end) => count(end.wrong))}
${row(say('De forkerte konteres igen', 'The wrong ones are coded again'), (end) => millions(-end.mending))}
${row(say('Tilbage', 'Left'), (end) => millions(end.net))}
${row(say('Forsigtigt: som det gik i referencekommunen', 'Cautiously: as it went in the reference municipality'), (end) => millions(end.asReference))}
</tbody></table>
<p class="note">${say(
    `Lavt og højt: de to ender af, hvor sikker andelen er (${interval(main.automatic)}), og af prisen.`,
    `Low and high: the two ends of how sure the share is (${interval(main.automatic)}), and of the price.`,
  )}</p>
${bars(say('Gevinst om året i millioner kroner', 'Gain a year in million kroner'), [
  ...analysis.levels
    .filter((l) => l.score !== undefined)
    .map((l) => gain(say(`${set(l.level)} automatisk`, `${set(l.level)} automatic`), l.business, page)),
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
    `Referencekommunen har ${count(REFERENCE.invoicesAYear)} fakturaer om året, heraf ${count(REFERENCE.automaticAYear)} (${percent(REFERENCE.automaticAYear / REFERENCE.invoicesAYear)}) automatiske, og opgør sin besparelse til først ${millions(early)}, senere ${millions(late)} om året. Det er ${each(early)} til ${each(late)} pr. automatisk faktura, altså under de 45–50 kr., som en kontering i hånden koster: resten er, hvad robotten koster, eller tid, der ikke blev fri. Hvor meget der er af hvert, ved vi ikke. Derfor står den forsigtige linje der.`,
    `The reference municipality has ${count(REFERENCE.invoicesAYear)} invoices a year, of which ${count(REFERENCE.automaticAYear)} (${percent(REFERENCE.automaticAYear / REFERENCE.invoicesAYear)}) are automatic, and reckons its saving at ${millions(early)} a year, later ${millions(late)}. That is ${each(early)} to ${each(late)} an automatic invoice, below the DKK 45–50 that coding by hand costs: the rest is what the robot costs, or time that was not set free. How much of each we do not know. Hence the cautious line.`,
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

function gain(label: string, { low, high }: BusinessCase, { millionsRange }: Page): Bar {
  const [from, to] = [low.net / MILLION_ORE, high.net / MILLION_ORE]
  return { label, value: from, low: from, high: to, told: millionsRange(low.net, high.net) }
}
