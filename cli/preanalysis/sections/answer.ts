/** The short answer, for who reads one page only. */
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'

export function answerPart(page: Page): Markup {
  const { analysis, say, percent, set, interval, count, millionsRange, date } = page
  const { facts, times, promises, business, invoicesAYear, figures, plan } = analysis
  const [main] = promises
  const { share } = main.automatic
  const first = plan.filter((step) => step.wave === 'pilot').map((step) => step.area)
  const tile = (figure: string, about: string): Markup =>
    html`<div class="tile"><b>${figure}</b><span>${about}</span></div>\n`
  const nothing = say(
    `Med dette regnskab kan der ikke bevises noget løfte om højst ${set(main.target)} forkerte fakturaer. Så kører robotten ikke af sig selv: alt går til mennesker, som i dag. Afsnittene om konti, praksis og erfaring viser, hvad der skal til.`,
    `On this ledger no promise of at most ${set(main.target)} wrong invoices can be proven. The robot then runs nothing by itself: everything goes to people, as today. The parts on accounts, practice and experience show what it would take.`,
  )
  const something = say(
    `Af hver 100 fakturaer kunne robotten i den målte tid have konteret omkring ${count(100 * share)} helt selv, uden at nogen så dem. Løftet, den arbejder under, er, at højst ${set(main.target)} af dem har en linje, som et menneske ville have konteret anderledes. Det faktiske tal var ${count(main.wrong)} af ${count(main.accepted)}.`,
    `Of every 100 invoices the robot could, in the time measured, have coded about ${count(100 * share)} all by itself, seen by nobody. The promise under which it works is that at most ${set(main.target)} of them have a line that a person would have coded otherwise. In fact it was ${count(main.wrong)} of ${count(main.accepted)}.`,
  )
  const broken = main.accepted > 0 && main.wrong / main.accepted > main.target
  return html`<p class="lead">${share > 0 ? something : nothing}</p>
${
  broken
    ? html`<p><b>${say('Det er flere, end løftet tillader.', 'That is more than the promise allows.')}</b> ${say(
        'På så få fakturaer kan det være tilfældigt; det kan også være praksis, der har ændret sig. Regn med et mindre strengt løfte, eller begynd i skygge og mål igen.',
        'On so few invoices it may be chance; it may also be practice that has changed. Reckon with a less strict promise, or begin in shadow and measure again.',
      )}</p>`
    : undefined
}
<div class="tiles">
${tile(percent(share), say(`af fakturaerne automatisk og usete (95 % sikkert mellem ${interval(main.automatic)})`, `of invoices automatic and unseen (95 % sure: ${interval(main.automatic)})`))}
${tile(count(share * invoicesAYear), say(`fakturaer om året i dette regnskab (${count(invoicesAYear)} i alt)`, `invoices a year in this ledger (${count(invoicesAYear)} in all)`))}
${tile(`${millionsRange(business.low.net, business.high.net)}`, say(`om året ved ${count(figures.invoicesAYear)} fakturaer, efter de udgifter der er oplyst`, `a year at ${count(figures.invoicesAYear)} invoices, after the costs that were given`))}
${tile(main.accepted > 0 ? `≤ ${percent(main.bound)}` : '–', say('forkerte blandt de automatiske, målt bagefter (øvre grænse, 95 %)', 'wrong among the automatic ones, measured afterwards (upper limit, 95 %)'))}
</div>
${first.length > 0 ? html`<p>${say(`Begynd med: ${first.join(' og ')}.`, `Begin with: ${first.join(' and ')}.`)}</p>` : undefined}
<p class="note">${say(
    `Regnskabet har ${count(facts.lines)} linjer fra ${date(facts.first)} til ${date(facts.last)}, ${count(facts.suppliers)} leverandører, ${count(facts.institutions)} institutioner og ${count(facts.accounts)} konti. Robotten er prøvet, som om den havde været der: mennesker alene til ${date(times.from)}, derefter robotten; målt fra ${date(times.measured)} (${count(analysis.invoices)} fakturaer, ${count(analysis.lines)} linjer).`,
    `The ledger has ${count(facts.lines)} lines from ${date(facts.first)} to ${date(facts.last)}, ${count(facts.suppliers)} suppliers, ${count(facts.institutions)} institutions and ${count(facts.accounts)} accounts. The robot was tried as if it had been there: people alone until ${date(times.from)}, then the robot; measured from ${date(times.measured)} (${count(analysis.invoices)} invoices, ${count(analysis.lines)} lines).`,
  )}</p>`
}
