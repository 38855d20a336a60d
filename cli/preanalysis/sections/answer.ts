/** The short answer, for who reads one page only. */
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'

export function answerPart(page: Page): Markup {
  const { analysis, say, percent, interval, count, millions, date } = page
  const { facts, times, promises, business, invoicesAYear, figures, plan } = analysis
  const [main] = promises
  const { share } = main.automatic
  const first = plan.filter((step) => step.wave === 'pilot').map((step) => step.area)
  const tile = (figure: string, about: string): Markup =>
    html`<div class="tile"><b>${figure}</b><span>${about}</span></div>\n`
  const nothing = say(
    `Med dette regnskab kan der ikke bevises noget løfte om højst ${percent(main.target)} forkerte fakturaer. Så kører robotten ikke af sig selv: alt går til mennesker, som i dag. Afsnittene om konti, praksis og erfaring viser, hvad der skal til.`,
    `On this ledger no promise of at most ${percent(main.target)} wrong invoices can be proven. The robot then runs nothing by itself: everything goes to people, as today. The parts on accounts, practice and experience show what it would take.`,
  )
  const something = say(
    `Af hver 100 fakturaer kunne robotten i den målte tid have konteret omkring ${count(100 * share)} helt selv, uden at nogen så dem. Løftet, den arbejder under, er, at højst ${percent(main.target)} af dem har en linje, som et menneske ville have konteret anderledes. Det faktiske tal var ${count(main.wrong)} af ${count(main.accepted)}.`,
    `Of every 100 invoices the robot could, in the time measured, have coded about ${count(100 * share)} all by itself, seen by nobody. The promise under which it works is that at most ${percent(main.target)} of them have a line that a person would have coded otherwise. In fact it was ${count(main.wrong)} of ${count(main.accepted)}.`,
  )
  return html`<p class="lead">${share > 0 ? something : nothing}</p>
<div class="tiles">
${tile(percent(share), say(`af fakturaerne automatisk og usete (95 % sikkert mellem ${interval(main.automatic)})`, `of invoices automatic and unseen (95 % sure: ${interval(main.automatic)})`))}
${tile(count(share * invoicesAYear), say(`fakturaer om året i dette regnskab (${count(invoicesAYear)} i alt)`, `invoices a year in this ledger (${count(invoicesAYear)} in all)`))}
${tile(`${millions(business.net[0])} – ${millions(business.net[1])}`, say(`om året ved ${count(figures.invoicesAYear)} fakturaer, efter de udgifter der er oplyst`, `a year at ${count(figures.invoicesAYear)} invoices, after the costs that were given`))}
${tile(`≤ ${percent(main.bound)}`, say('forkerte blandt de automatiske, målt bagefter (øvre grænse, 95 %)', 'wrong among the automatic ones, measured afterwards (upper limit, 95 %)'))}
</div>
${first.length > 0 ? html`<p>${say(`Begynd med: ${first.join(' og ')}.`, `Begin with: ${first.join(' and ')}.`)}</p>` : undefined}
<p class="note">${say(
    `Regnskabet har ${count(facts.lines)} linjer fra ${date(facts.first)} til ${date(facts.last)}, ${count(facts.suppliers)} leverandører, ${count(facts.institutions)} institutioner og ${count(facts.accounts)} konti. Robotten er prøvet, som om den havde været der: mennesker alene til ${date(times.from)}, derefter robotten; målt fra ${date(times.measured)} (${count(analysis.invoices)} fakturaer, ${count(analysis.lines)} linjer).`,
    `The ledger has ${count(facts.lines)} lines from ${date(facts.first)} to ${date(facts.last)}, ${count(facts.suppliers)} suppliers, ${count(facts.institutions)} institutions and ${count(facts.accounts)} accounts. The robot was tried as if it had been there: people alone until ${date(times.from)}, then the robot; measured from ${date(times.measured)} (${count(analysis.invoices)} invoices, ${count(analysis.lines)} lines).`,
  )}</p>`
}
