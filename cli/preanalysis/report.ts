/** The whole page: one file with everything in it, to be read on a screen, printed, or sent on. */
import { html, type Markup } from './markup.ts'
import type { Page } from './page.ts'
import { accountsPart } from './sections/accounts.ts'
import { answerPart } from './sections/answer.ts'
import { businessPart } from './sections/business.ts'
import { experiencePart } from './sections/experience.ts'
import { levelsPart } from './sections/levels.ts'
import { planPart } from './sections/plan.ts'
import { potentialsPart } from './sections/potentials.ts'
import { practicesPart } from './sections/practices.ts'
import { unknownPart } from './sections/unknown.ts'
import { STYLE } from './style.ts'

export function report(page: Page): string {
  const { language, ledgerName, say } = page
  const title = say(
    'Foranalyse: kan fakturaer konteres automatisk?',
    'Pre-analysis: can invoices be coded automatically?',
  )
  const parts: readonly (readonly [string, string, Markup])[] = [
    ['answer', say('Det korte svar', 'The short answer'), answerPart(page)],
    ['levels', say('Hvad løftet koster', 'What the promise costs'), levelsPart(page)],
    ['business', say('Regnestykket', 'The business case'), businessPart(page)],
    ['potential', say('Hvor potentialet er', 'Where the potential lies'), potentialsPart(page)],
    ['plan', say('Udrulning', 'Roll-out'), planPart(page)],
    ['accounts', say('Konti', 'Accounts'), accountsPart(page)],
    ['practice', say('Forskellig praksis', 'Practice that differs'), practicesPart(page)],
    [
      'experience',
      say('Erfaring: hvem mangler lidt?', 'Experience: who is short of little?'),
      experiencePart(page),
    ],
    ['unknown', say('Hvad analysen ikke ved', 'What the analysis does not know'), unknownPart(page)],
  ]
  const { markup } = html`<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${title}</h1><p class="note">${ledgerName}</p></header>
<nav><ol>${parts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ol></nav>
<main>
${parts.map(([id, name, content]) => html`<section id="${id}"><h2>${name}</h2>\n${content}</section>\n`)}</main>
</body>
</html>
`
  return `<!DOCTYPE html>\n${markup}`
}
