/** Accounts that are hardly used, and accounts that are mixed up. */

import type { Proposal } from '../../../domain/preanalysis/analysis.ts'
import { RARE_LINES, type RareAccount } from '../../../domain/preanalysis/rare-accounts.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { tableOf } from '../table.ts'

export function accountsPart(page: Page): Markup {
  const { analysis, names, say, percent, set, count, date } = page
  const { rare, lookAlikes, levels, mergedLevels, times, facts } = analysis
  const more = (left: number): string =>
    say(`${count(left)} flere står i tabellerne.`, `${count(left)} more stand in the tables.`)
  const better = levels.flatMap((level, i) => {
    const asOne = mergedLevels[i]
    if (level.score === undefined || !asOne || asOne.wrong >= level.wrong) return []
    return `${set(level.level)}: ${percent(level.wrong / level.invoices)} → ${percent(asOne.wrong / asOne.invoices)}`
  })
  return html`<h3>${say('Konti, der forveksles', 'Accounts that are mixed up')}</h3>
<p>${say(
    `Samme leverandør og institution${facts.text > 0 ? ', tekst der begynder ens' : ''}, men konteret skiftevis på to konti. Robotten kan ikke vide, hvad der menes, og det kan den næste medarbejder heller ikke. Forslagene er fundet i tiden før ${date(times.measured)}; gevinsten er talt bagefter, ved at regne de to konti for én. Robotten er ikke lært op igen, så gevinsten er snarere større.`,
    `The same supplier and institution${facts.text > 0 ? ', a text that begins alike' : ''}, but coded now on one account, now on the other. The robot cannot know which is meant, nor can the next colleague. The proposals were found in the time before ${date(times.measured)}; the gain was counted after it, taking the two accounts as one. The robot was not taught again, so that the gain is rather larger.`,
  )}</p>
${
  lookAlikes.length === 0
    ? html`<p>${say('Ingen par af konti forveksles ofte nok til et forslag.', 'No two accounts are mixed up often enough for a proposal.')}</p>`
    : tableOf<Proposal>(
        [
          { name: say('Behold', 'Keep'), of: (p) => names.account(p.keep) },
          { name: say('Læg ind', 'Merge into it'), of: (p) => names.account(p.merge) },
          { name: say('Steder', 'Places'), of: (p) => count(p.places), number: true },
          {
            name: say('Fakturaer på den sjældnere', 'Invoices on the rarer'),
            of: (p) => count(p.mixed),
            number: true,
          },
          {
            name: say('Forvekslet af robotten', 'Mixed up by the robot'),
            of: (p) => count(p.confused),
            number: true,
          },
          {
            name: say('Flere linjer rigtige', 'More lines right'),
            of: (p) => count(p.gain.right),
            number: true,
          },
          {
            name: say('Flere fakturaer rigtige', 'More invoices right'),
            of: (p) => count(p.gain.invoices),
            number: true,
          },
          {
            name: say('Flere linjer med 20 ens', 'More lines with 20 alike'),
            of: (p) => count(p.gain.uniform),
            number: true,
          },
          {
            name: say('For eksempel', 'For example'),
            of: (p) => `${p.supplierName}, ${names.institution(p.department)}`,
          },
        ],
        lookAlikes,
        more,
      )
}
${
  better.length > 0
    ? html`<p>${say('Med alle forslag gennemført ville færre af niveauernes fakturaer have været forkerte:', "With every proposal carried out fewer of the levels' invoices would have been wrong:")} ${better.join('; ')}. ${say('Færre fejl giver plads til flere automatiske under samme løfte.', 'Fewer errors leave room for more automatic ones under the same promise.')}</p>`
    : undefined
}
<p class="note">${say(
    `Et forslag er et spørgsmål til økonomi, ikke et svar: to konti kan være holdt adskilt af en grund, som fakturaen ikke viser (lov, tilskud, statistik).${facts.text === 0 ? ' Dette regnskab har ingen tekster; med dem ville nogle forslag falde bort.' : ''}`,
    `A proposal is a question to finance, not an answer: two accounts may be kept apart for a reason that the invoice does not show (law, grants, statistics).${facts.text === 0 ? ' This ledger has no texts; with them some proposals would fall away.' : ''}`,
  )}</p>
<h3>${say('Konti, der sjældent bruges', 'Accounts that are rarely used')}</h3>
<p>${say(
    `${count(rare.rare.length)} af ${count(rare.accounts)} konti havde færre end ${RARE_LINES} linjer i det sidste år, ${count(rare.unused)} af dem slet ingen. Tilsammen bærer de ${percent(rare.share)} af årets linjer. Hver af dem kan vælges forkert, og ingen af dem kan læres.`,
    `${count(rare.rare.length)} of ${count(rare.accounts)} accounts had fewer than ${RARE_LINES} lines in the last year, ${count(rare.unused)} of them none at all. Together they carry ${percent(rare.share)} of the year's lines. Each can be chosen wrongly, and none can be learnt.`,
  )}</p>
${tableOf<RareAccount>(
  [
    { name: say('Konto', 'Account'), of: (a) => names.account(a.account) },
    { name: say('Linjer sidste år', 'Lines last year'), of: (a) => count(a.linesOfYear), number: true },
    { name: say('Linjer i alt', 'Lines in all'), of: (a) => count(a.lines), number: true },
    { name: say('Sidst brugt', 'Last used'), of: (a) => date(a.lastUsed), number: true },
    { name: say('Leverandører', 'Suppliers'), of: (a) => count(a.suppliers), number: true },
    {
      name: say('Samme leverandører konteres ellers på', 'The same suppliers are otherwise coded on'),
      of: (a) => (a.beside ? names.account(a.beside) : '–'),
    },
  ],
  // The page shows those still in use; the closed books of years ago stand in the tables.
  rare.rare.filter((a) => a.linesOfYear > 0),
  more,
)}`
}
