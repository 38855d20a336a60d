/** What the analysis does not know, and how it was made. */
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'

export function unknownPart(page: Page): Markup {
  const { analysis, say, percent, count } = page
  const { facts, control, seen } = analysis
  const points = [
    say(
      'Datoerne er bogføringsdage, ikke den dag fakturaen kom. Hvad der var kendt ved modtagelsen, kan derfor være en anelse mindre, end prøven regner med.',
      'The dates are posting dates, not the day on which an invoice came. What was known on arrival may therefore be a little less than the trial takes for granted.',
    ),
    say(
      'Moms er ikke målt: den følger af konto og faktura og er ikke med i løftet.',
      'VAT was not measured: it follows from account and invoice, and is no part of the promise.',
    ),
    say(
      '"Forkert" betyder: et menneske konterede anderledes. Mennesker tager også fejl og er ikke altid enige; noget af det, der tælles som robottens fejl, er ikke dens.',
      '"Wrong" means: a person coded it otherwise. People err too and do not always agree; some of what counts as the robot\'s error is not.',
    ),
    say(
      'Hvem der konterede, står ikke i alle regnskaber. Har en robot eller en fast regel allerede konteret noget, ser det lettere ud, end det er.',
      'Not every ledger says who coded. If a robot or a fixed rule has coded some of it already, it looks easier than it is.',
    ),
    say(
      'Robottens øvrige kontroller (formkrav, dubletter, kreditorer) sender også fakturaer til mennesker; de er ikke trukket fra her.',
      "The robot's other checks (formal requirements, duplicates, creditors) send invoices to people too; they are not deducted here.",
    ),
    say(
      `Kendt på linjerne: tekst ${percent(facts.text)}, institution ${percent(facts.department)}, leverandørnummer ${percent(facts.supplierNumber)}, fakturanummer ${percent(facts.documentNumber)}. ${facts.costCentre > 0 ? 'Konto og det, der konteres ved siden af (omkostningssted, dimensioner), er forudsagt sammen.' : 'Kun kontoen er forudsagt; institutionen var kendt.'} Jo mere fakturaen siger, jo mere kan automatiseres.`,
      `Known on the lines: text ${percent(facts.text)}, institution ${percent(facts.department)}, supplier number ${percent(facts.supplierNumber)}, invoice number ${percent(facts.documentNumber)}. ${facts.costCentre > 0 ? 'The account and what is coded beside it (cost centre, dimensions) were predicted together.' : 'The account alone was predicted; the institution was known.'} The more an invoice says, the more can be automatic.`,
    ),
    say(
      'Tabellen over 20–50 % er læst af bagefter. Over det niveau, robotten faktisk kørte på, ville den have haft færre af menneskers konteringer at lære af, og fejlene ville være flere.',
      "The table of 20–50 % was read off afterwards. Above the level at which the robot really ran it would have had fewer of people's codings to learn from, and errors would be more.",
    ),
    say(
      'Fremtiden: nye kontoplaner, nye leverandører og ny praksis. Derfor måles der i drift, hver dag, og et område stoppes, når det ikke holder.',
      'The future: new charts of accounts, new suppliers, new practice. That is why it is measured in operation, every day, and an area is stopped when it does not hold.',
    ),
    say(
      'Om den sparede tid bliver til sparede kroner, afgør kommunen, ikke robotten.',
      'Whether time saved becomes money saved is for the municipality to decide, not for the robot.',
    ),
  ]
  return html`<ul>${points.map((point) => html`<li>${point}</li>\n`)}</ul>
<h3>${say('Sådan er der målt', 'How it was measured')}</h3>
<p>${say(
    `Regnskabet er gået igennem uge for uge. Hvert forslag bygger kun på det, der var konteret før. Når robotten var sikker, blev dens linje skjult for den selv, undtagen i stikprøven på ${percent(control)} (25 %, hvor ingen har set et mønster i 45 dage) og i forprøven: af tre eller flere ens på en dag går én først til et menneske. Stikprøve og forprøve (${percent(seen)} af det sikre) er trukket fra i alle tal for "automatisk og uset". En fejl, der findes, fryser mønsteret. Robottens egne konteringer lærer den intet af.`,
    `The ledger was walked week by week. Each proposal rests only on what was coded before it. Where the robot was sure, the line was hidden from it, except in the control sample of ${percent(control)} (25 % where nobody has seen a pattern for 45 days) and in the probe: of three or more alike on a day one goes to a person first. Control and probe (${percent(seen)} of what was sure) are deducted in all figures of "automatic and unseen". An error that is found freezes the pattern. From its own codings the robot learns nothing.`,
  )}</p>
<p>${say(
    'Usikkerheden: fakturaer i samme uge ligner hinanden, så ugerne er trukket om som blokke (400 gange, fast frø), og der er regnet eksakt binomialt (Clopper–Pearson); det bredeste af de to står i rapporten. "Højst" er en ensidig grænse på 95 %, intervaller er tosidede på 95 %. Der er ikke rettet for, at mange rækker læses på én gang: af 20 intervaller vil ét ramme ved siden af.',
    'Uncertainty: invoices of one week resemble one another, so weeks were drawn again as blocks (400 times, fixed seed), and the exact binomial interval (Clopper–Pearson) was computed; the wider of the two stands in the report. "At most" is a one-sided limit of 95 %, intervals are two-sided of 95 %. Nothing was corrected for reading many rows at once: of 20 intervals one will miss.',
  )}</p>
<p class="note">${say(
    'Kommunens egne tal i regnestykket: --invoices-a-year, --price-by-hand, --price-robot, --fixed-costs. Andre løfter: --promises.',
    "The municipality's own figures in the sum: --invoices-a-year, --price-by-hand, --price-robot, --fixed-costs. Other promises: --promises.",
  )} ${say(`Grundlag: ${count(facts.lines)} linjer.`, `Ground: ${count(facts.lines)} lines.`)}</p>`
}
