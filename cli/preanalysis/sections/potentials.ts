/** Where the potential lies: areas, suppliers, accounts. */
import type { Potential } from '../../../domain/preanalysis/potential.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { bars } from '../svg.ts'
import { ROWS_SHOWN, tableOf } from '../table.ts'

export function potentialsPart(page: Page): Markup {
  const { analysis, names, say, percent, interval } = page
  return html`<p>${say(
    'Hver række viser, hvor stor en del af fakturaerne der kunne køre alene under løftet, og hvor sikkert tallet er: smalle streger er sikre tal, brede er få fakturaer eller ujævne uger.',
    'Each row shows how much of the invoices could run alone under the promise, and how sure the figure is: a narrow line is a sure figure, a wide one means few invoices or uneven weeks.',
  )}</p>
<h3>${say('Områder', 'Areas')}</h3>
${bars(
  say('Automatisk og uset, område for område', 'Automatic and unseen, area by area'),
  analysis.areas.slice(0, ROWS_SHOWN).map(({ key, automatic }) => ({
    label: key || say('(ukendt)', '(unknown)'),
    value: automatic.share,
    low: automatic.low,
    high: automatic.high,
    told: `${percent(automatic.share)} (${interval(automatic)})`,
  })),
)}
${potentialTable(page, say('Område', 'Area'), analysis.areas, (key) => key)}
<h3>${say('Områder ved hvert mål', 'Areas at each goal')}</h3>
${levelTable(page)}
<h3>${say('Leverandører', 'Suppliers')}</h3>
${potentialTable(page, say('Leverandør', 'Supplier'), analysis.suppliers, names.supplier)}
<h3>${say('Konti', 'Accounts')}</h3>
${potentialTable(page, say('Konto', 'Account'), analysis.accounts, names.account)}
<p class="note">${say(
    'En faktura, der hører til flere områder eller konti, tæller med sin del, linje for linje. Kroner er sparet håndarbejde i dette regnskab.',
    'An invoice that belongs to several areas or accounts counts in parts, line by line. Kroner are work by hand saved in this ledger.',
  )}</p>`
}

/** What each area would give if the whole municipality stood at a goal: share, and kroner a year from the lower to the upper end. */
function levelTable(page: Page): Markup {
  const { analysis, say, set, count, interval, kronerRange } = page
  const aYear = analysis.invoicesAYear / Math.max(1, analysis.invoices)
  const [cheap, dear] = analysis.figures.byHand
  return tableOf<Potential>(
    [
      { name: say('Område', 'Area'), of: (p) => p.key || say('(ukendt)', '(unknown)') },
      ...analysis.levels.map((level, i) => ({
        name: set(level.level),
        of: ({ atLevels, invoices }: Potential) => {
          const own = atLevels[i]
          if (!own || level.score === undefined) return '–'
          const kroner = (share: number, price: number): number => share * invoices * aYear * price
          return `${count(100 * own.share)} % (${interval(own)}), ${kronerRange(kroner(own.low, cheap), kroner(own.high, dear))}`
        },
      })),
    ],
    analysis.areas,
    (left) => say(`${count(left)} flere står i tabellerne.`, `${count(left)} more stand in the tables.`),
  )
}

function potentialTable(
  page: Page,
  what: string,
  rows: readonly Potential[],
  nameOf: (key: string) => string,
): Markup {
  const { analysis, say, percent, interval, count, kronerRange } = page
  const aYear = analysis.invoicesAYear / Math.max(1, analysis.invoices)
  const [low, high] = analysis.figures.byHand
  return tableOf<Potential>(
    [
      { name: what, of: (p) => nameOf(p.key) || say('(ukendt)', '(unknown)') },
      {
        name: say('Fakturaer om året', 'Invoices a year'),
        of: (p) => count(p.invoices * aYear),
        number: true,
      },
      { name: say('Linjer, målt', 'Lines, measured'), of: (p) => count(p.lines), number: true },
      { name: say('Automatisk', 'Automatic'), of: (p) => percent(p.automatic.share), number: true },
      { name: say('95 % sikkert', '95 % sure'), of: (p) => interval(p.automatic), number: true },
      {
        name: say('Kroner om året', 'Kroner a year'),
        of: (p) => kronerRange(p.automaticInvoices * aYear * low, p.automaticInvoices * aYear * high),
        number: true,
      },
      {
        name: say('Forkerte (højst)', 'Wrong (at most)'),
        of: (p) => (p.accepted > 0 ? `${percent(p.wrong / p.accepted)} (${percent(p.errorBound)})` : '–'),
        number: true,
      },
      ...analysis.levels.map((level, i) => ({
        name: say(`ved ${count(100 * level.level)} %`, `at ${count(100 * level.level)} %`),
        of: (p: Potential) =>
          level.score === undefined ? '–' : `${count(100 * (p.atLevels[i]?.share ?? 0))} %`,
        number: true as const,
      })),
    ],
    rows,
    (left) => say(`${count(left)} flere står i tabellerne.`, `${count(left)} more stand in the tables.`),
  )
}
