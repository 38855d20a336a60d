/** What each promise gives, and what 20, 30, 40 and 50 % would ask for. */
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { bars, columns } from '../svg.ts'
import { tableOf } from '../table.ts'

export function levelsPart(page: Page): Markup {
  const { analysis, say, percent, set, interval, count, millionsRange } = page
  const promises = [...analysis.promises].sort((a, b) => a.target - b.target)
  const none = (): string => ''
  return html`<p>${say(
    'En robot kan ikke love aldrig at tage fejl. Den kan love, at højst en bestemt del af det, den gør alene, er forkert, og lade resten være. Jo strengere løfte, jo mindre tager den. Tabellen viser, hvad hvert løfte gav, da robotten levede med det dag for dag og kun lærte af det, mennesker selv konterede.',
    'No robot can promise never to be wrong. It can promise that at most a certain part of what it does alone is wrong, and leave the rest. The stricter the promise, the less it takes. The table shows what each promise gave when the robot lived with it day by day and learnt only from what people coded themselves.',
  )}</p>
${tableOf(
  [
    {
      name: say('Løfte: højst forkerte', 'Promise: at most wrong'),
      of: (p) => set(p.target),
      number: true,
    },
    {
      name: say('Automatisk og uset', 'Automatic and unseen'),
      of: (p) => percent(p.automatic.share),
      number: true,
    },
    { name: say('95 % sikkert', '95 % sure'), of: (p) => interval(p.automatic), number: true },
    {
      name: say('Lodtrækninger', 'Draws'),
      of: (p) => p.draws.map((share) => percent(share)).join(' / '),
      number: true,
    },
    {
      name: say('Forkerte, målt', 'Wrong, measured'),
      of: (p) =>
        p.accepted > 0
          ? `${count(p.wrong)} ${say('af', 'of')} ${count(p.accepted)} (${percent(p.wrong / p.accepted)})`
          : '–',
      number: true,
    },
    {
      name: say('Højst (95 %)', 'At most (95 %)'),
      of: (p) => (p.accepted > 0 ? percent(p.bound) : '–'),
      number: true,
    },
  ],
  promises,
  none,
)}
<p class="note">${say(
    'Hver lodtrækning er en anden stikprøve på 5 %: på et lille regnskab flytter lodtrækningen alene resultatet mange procentpoint. Er "højst" større end løftet, er der ikke nok målte fakturaer til at bekræfte løftet på netop denne tid, eller det blev brudt.',
    'Each draw is another control sample: on a small ledger the draw alone moves the result by many points. Where "at most" is above the promise, there are too few measured invoices to confirm the promise for this very time, or it was broken.',
  )}</p>
<h3>${say('Hvad koster 20, 30, 40 og 50 %?', 'What do 20, 30, 40 and 50 % cost?')}</h3>
<p>${say(
    'Her er det omvendt: vi vælger, hvor meget der skal køre alene, tager de fakturaer, robotten var mest sikker på, og ser bagefter, hvor mange der var forkerte. Det er prisen for et niveau, ikke et løfte.',
    'Here it is the other way round: we choose how much shall run alone, take the invoices of which the robot was surest, and look afterwards how many were wrong. It is the price of a level, not a promise.',
  )}</p>
${bars(
  say('Forkerte fakturaer ved hvert niveau', 'Wrong invoices at each level'),
  analysis.levels
    .filter((l) => l.score !== undefined)
    .map((l) => ({
      label: say(`${set(l.level)} automatisk`, `${set(l.level)} automatic`),
      value: l.wrong / l.invoices,
      high: l.bound,
      told: say(
        `${percent(l.wrong / l.invoices)}, højst ${percent(l.bound)}`,
        `${percent(l.wrong / l.invoices)}, at most ${percent(l.bound)}`,
      ),
    })),
)}
${tableOf(
  [
    { name: say('Automatisk', 'Automatic'), of: (l) => set(l.level), number: true },
    {
      name: say('Kræver et løfte om højst', 'Asks for a promise of at most'),
      of: (l) => (l.score === undefined ? say('kan ikke nås', 'out of reach') : percent(l.bound)),
      number: true,
    },
    {
      name: say('Strengeste prøvede løfte, der gav så meget', 'Strictest promise tried that gave as much'),
      of: (l) => {
        const enough = promises.find((p) => p.automatic.share >= l.level)
        return enough ? set(enough.target) : say('intet', 'none')
      },
      number: true,
    },
    {
      name: say('Fakturaer om året', 'Invoices a year'),
      of: (l) => count(l.business.automaticAYear),
      number: true,
    },
    {
      name: say('Forkerte om året (højst)', 'Wrong a year (at most)'),
      of: (l) => `${count(l.business.wrongAYear)} (${count(l.business.high.wrong)})`,
      number: true,
    },
    {
      name: say('Gevinst om året', 'Gain a year'),
      of: (l) => millionsRange(l.business.low.net, l.business.high.net),
      number: true,
    },
  ],
  analysis.levels,
  none,
)}
<p class="note">${say(
    `Bliver grænsen ikke større fra et niveau til det næste, er det, fordi flere fakturaer gør tallet sikrere. Fakturaer og kroner om året er regnet for ${count(analysis.figures.invoicesAYear)} fakturaer.`,
    `Where the limit does not grow from one level to the next, more invoices have made the figure surer. Invoices and kroner a year are for ${count(analysis.figures.invoicesAYear)} invoices.`,
  )}</p>
<h3>${say('Måned for måned', 'Month by month')}</h3>
${columns(
  say('Fakturaer måned for måned', 'Invoices month by month'),
  analysis.months.map((m) => ({
    label: m.month,
    parts: [m.automatic, m.seen, m.invoices - m.automatic - m.seen],
    told: `${count((100 * m.automatic) / m.invoices)} %`,
  })),
  [
    say('automatisk og uset', 'automatic, unseen'),
    say('stikprøve eller forprøve', 'control or probe'),
    say('mennesker', 'people'),
  ],
)}`
}
