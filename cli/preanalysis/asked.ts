/** What a pre-analysis is asked, read from the command line; what cannot be meant is refused in a sentence. */
import { type Day, dayOf } from '../../domain/coding/line.ts'
import type { Ore } from '../../domain/money.ts'
import type { Figures } from '../../domain/preanalysis/business.ts'
import { Usage } from '../exit.ts'
import type { Language } from './page.ts'

const MOST_DRAWS = 20
const ORE = 100

export interface AskedOptions {
  readonly from?: string
  readonly promises: string
  readonly draws: string
  readonly control: string
  readonly seed: string
  readonly invoicesAYear: string
  readonly priceByHand: string
  readonly priceRobot: string
  readonly fixedCosts: string
  readonly language: string
}

export function askedOf(options: AskedOptions) {
  const number = (name: string, text: string, from: number, below: number): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (!(value >= from && value < below)) throw new Usage(`--${name} is a number from ${from} to ${below}`)
    return value
  }
  const whole = (name: string, text: string, from: number, to: number): number => {
    const value = number(name, text, from, to + 1)
    if (!Number.isInteger(value)) throw new Usage(`--${name} is a whole number`)
    return value
  }
  const ore = (name: string, text: string): Ore => Math.round(ORE * number(name, text, 0, 1e9))
  const targets = options.promises.split(',').map((text) => number('promises', text, 0.0001, 0.5))
  const [from, to = from] = options.priceByHand.split('-') as [string, string?]
  const figures: Figures = {
    invoicesAYear: whole('invoices-a-year', options.invoicesAYear, 1, 100_000_000),
    byHand: [ore('price-by-hand', from), ore('price-by-hand', to ?? from)],
    robot: ore('price-robot', options.priceRobot),
    fixedAYear: ore('fixed-costs', options.fixedCosts),
  }
  if (figures.byHand[0] > figures.byHand[1]) throw new Usage('--price-by-hand is one price, or from-to')
  if (options.language !== 'da' && options.language !== 'en') throw new Usage('--language is da or en')
  const live = options.from === undefined ? undefined : dayOf(options.from)
  if (Number.isNaN(live)) throw new Usage('--from is a date, YYYY-MM-DD')
  return {
    figures,
    language: options.language as Language,
    from: live as Day | undefined,
    targets: [...new Set(targets)] as unknown as readonly [number, ...number[]],
    draws: whole('draws', options.draws, 1, MOST_DRAWS),
    control: number('control', options.control, 0, 1),
    seed: whole('seed', options.seed, 0, 1e9),
  }
}
