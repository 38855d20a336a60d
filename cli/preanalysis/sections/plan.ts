/** Which area first, and why. */
import {
  LEAST_JUDGED,
  PILOT_CONTROL,
  type PlanStep,
  proofOf,
  type Why,
  weeksToProve,
} from '../../../domain/preanalysis/rollout.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { tableOf } from '../table.ts'

export function planPart(page: Page): Markup {
  const { analysis, say, set, count } = page
  const [{ target }] = analysis.promises
  const aYear = analysis.invoicesAYear / Math.max(1, analysis.invoices)
  const pilots = analysis.plan.filter((s) => s.wave === 'pilot')
  return html`<p>${say(
    `Begynd alle steder i skygge: robotten foreslår, mennesker konterer, og der sammenlignes. Derefter de første områder i pilot, hvor ${set(PILOT_CONTROL)} af det, robotten er sikker på, også konteres af et menneske, og lige så stor en del af resten uden at se et forslag. ${count(proofOf(target))} kontrollerede fakturaer uden fejl beviser højst ${set(target)}. Først når piloten holder, kommer det næste.`,
    `Begin in shadow everywhere: the robot proposes, people code, the two are compared. Then the first areas as a pilot, where ${set(PILOT_CONTROL)} of what the robot is sure of is coded by a person too, and as large a part of the rest without seeing a proposal. ${count(proofOf(target))} controlled invoices without an error prove at most ${set(target)}. Only when the pilot holds comes the next.`,
  )}</p>
${tableOf<PlanStep>(
  [
    { name: say('Område', 'Area'), of: (s) => s.area || say('(ukendt)', '(unknown)') },
    { name: say('Trin', 'Step'), of: (s) => waveName(s, page) },
    {
      name: say('Automatiske om året', 'Automatic a year'),
      of: (s) => count(s.potential.automaticInvoices * aYear),
      number: true,
    },
    {
      name: say('Uger til bevis', 'Weeks to proof'),
      of: (s) => (s.wave === 'shadow' ? '–' : weeksTold([s], page)),
      number: true,
    },
    { name: say('Hvorfor', 'Why'), of: (s) => reason(s, page) },
  ],
  analysis.plan,
  (left) => say(`${count(left)} flere står i tabellerne.`, `${count(left)} more stand in the tables.`),
)}
${
  pilots.length > 1
    ? html`<p>${say(
        `Løftet gælder på tværs af områder: tilsammen har piloterne bevist det efter uger: ${weeksTold(pilots, page)}.`,
        `The promise holds across areas: together the pilots have proven it after this many weeks: ${weeksTold(pilots, page)}.`,
      )}</p>`
    : undefined
}
<p class="note">${say(
    'Antal og uger er i dette regnskab. Har kommunen flere fakturaer, går det hurtigere.',
    'Numbers and weeks are those of this ledger. With more invoices it goes faster.',
  )}</p>`
}

export function waveName({ wave }: PlanStep, { say }: Pick<Page, 'say'>): string {
  const names = {
    pilot: say('1. pilot', '1. pilot'),
    next: say('2. derefter', '2. next'),
    together: say('3. siden, sammen', '3. later, together'),
    shadow: say('kun skygge', 'shadow only'),
  } as const
  return names[wave]
}

export function reason({ why, potential }: PlanStep, { say, percent, count }: Page): string {
  const { automatic, accepted, wrong } = potential
  const errors = say(
    `${count(wrong)} af ${count(accepted)} forkerte`,
    `${count(wrong)} of ${count(accepted)} wrong`,
  )
  const share = say(`${percent(automatic.share)} automatisk`, `${percent(automatic.share)} automatic`)
  const reasons: Readonly<Record<Why, string>> = {
    'much-and-safe': say(
      `Størst sikker gevinst: ${share}, ${errors}.`,
      `Largest sure gain: ${share}, ${errors}.`,
    ),
    joined: say(
      `For lille til at begynde alene; de største af dem begynder sammen. ${share}, ${errors}.`,
      `Too small to begin alone; the largest of these begin together. ${share}, ${errors}.`,
    ),
    safe: say(`Holdt løftet: ${share}, ${errors}.`, `Kept the promise: ${share}, ${errors}.`),
    watch: say(
      `Lidt flere fejl, end løftet tillader, måske ved et tilfælde: ${share}, ${errors}. Efter piloten, og se på fejlene først.`,
      `A few more errors than the promise allows, perhaps by chance: ${share}, ${errors}. After the pilot, and look at the errors first.`,
    ),
    few: say(
      `For få til at bedømmes alene: ${count(Math.floor(accepted))} sikre fakturaer, der skal ${LEAST_JUDGED} til.`,
      `Too few to be judged alone: ${count(Math.floor(accepted))} sure invoices, ${LEAST_JUDGED} are needed.`,
    ),
    errors: say(
      `Flere fejl, end løftet tillader: ${errors}. Find årsagen først.`,
      `More errors than the promise allows: ${errors}. Find the cause first.`,
    ),
    little: say(`Lidt at hente: ${share}.`, `Little to gain: ${share}.`),
  }
  return reasons[why]
}

const LONG_WEEKS = 104

function weeksTold(steps: readonly PlanStep[], { analysis, say, count }: Page): string {
  const weeks = weeksToProve(steps, analysis.promises[0].target, analysis.weeks)
  return weeks > LONG_WEEKS ? say('over to år', 'over two years') : count(Math.ceil(weeks))
}
