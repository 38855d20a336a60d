/** Which area first, and why. */
import {
  LEAST_JUDGED,
  PILOT_CONTROL,
  type PlanStep,
  proofOf,
  type Why,
} from '../../../domain/preanalysis/rollout.ts'
import { html, type Markup } from '../markup.ts'
import type { Page } from '../page.ts'
import { tableOf } from '../table.ts'

export function planPart(page: Page): Markup {
  const { analysis, say, percent, count } = page
  const [{ target }] = analysis.promises
  const aYear = analysis.invoicesAYear / Math.max(1, analysis.invoices)
  return html`<p>${say(
    `Begynd alle steder i skygge: robotten foreslår, mennesker konterer, og der sammenlignes. Derefter de første områder i pilot, hvor ${percent(PILOT_CONTROL)} af det, robotten er sikker på, også konteres af et menneske. ${count(proofOf(target))} kontrollerede fakturaer uden fejl beviser højst ${percent(target)}. Først når piloten holder, kommer det næste.`,
    `Begin in shadow everywhere: the robot proposes, people code, the two are compared. Then the first areas as a pilot, where ${percent(PILOT_CONTROL)} of what the robot is sure of is coded by a person too. ${count(proofOf(target))} controlled invoices without an error prove at most ${percent(target)}. Only when the pilot holds comes the next.`,
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
      of: (s) => (Number.isFinite(s.weeksToProve) ? count(Math.ceil(s.weeksToProve)) : '–'),
      number: true,
    },
    { name: say('Hvorfor', 'Why'), of: (s) => reason(s, page) },
  ],
  analysis.plan,
  (left) => say(`${count(left)} flere står i tabellerne.`, `${count(left)} more stand in the tables.`),
)}`
}

export function waveName({ wave }: PlanStep, { say }: Pick<Page, 'say'>): string {
  const names = {
    pilot: say('1. pilot', '1. pilot'),
    next: say('2. derefter', '2. next'),
    together: say('3. sammen med andre', '3. with others'),
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
    safe: say(`Holdt løftet: ${share}, ${errors}.`, `Kept the promise: ${share}, ${errors}.`),
    few: say(
      `For få til at bedømmes alene: ${count(accepted)} sikre fakturaer, der skal ${LEAST_JUDGED} til.`,
      `Too few to be judged alone: ${count(accepted)} sure invoices, ${LEAST_JUDGED} are needed.`,
    ),
    errors: say(
      `Flere fejl, end løftet tillader: ${errors}. Find årsagen først.`,
      `More errors than the promise allows: ${errors}. Find the cause first.`,
    ),
    little: say(`Lidt at hente: ${share}.`, `Little to gain: ${share}.`),
  }
  return reasons[why]
}
