/** Hides disguised copies and look-alikes among real invoices, each by the side of an invoice of its own. */

import { groupBy } from '../../../domain/group.ts'
import type { IsoDate } from '../../../domain/invoice/invoice.ts'
import { type Chance, chance } from './chance.ts'
import { DISGUISES, later, type Paper } from './disguises.ts'
import type { Genuine } from './genuine.ts'
import { LOOK_ALIKES } from './look-alikes.ts'

export interface Planted extends Paper {
  readonly id: string
  readonly received: IsoDate
  /** `genuine`, or the kind of disguise or look-alike. */
  readonly kind: string
  /** Of what it is a copy, or looks like one; its parts share it. */
  readonly of?: string
}

/** Copies of each kind. */
const EACH = 150
/** Copies come so long after their originals, days. */
const COPY_WITHIN = 60
const LAG = 10
const SENT_ALONE = 0.3
const BESIDE_DAYS = 7
const SPARE = 40

/** In order of arrival; planted only from `from` on. */
export function plant(invoices: readonly Genuine[], from: IsoDate, key: string): readonly Planted[] {
  const genuine = invoices.map((g, i): Planted => {
    // What a supplier bills on one day it mostly sends together.
    const alone = chance(`${key}/alone/${i}`)
    const c = alone.draw() < SENT_ALONE ? alone : chance(`${key}/lag/${g.supplier}/${g.date}`)
    const account = `BANK:${g.supplier}`
    return { ...g, account, id: `g${i}`, kind: 'genuine', received: later(g.date, 1 + c.below(LAG)) }
  })
  const bySupplier = groupBy(genuine, (g) => g.supplier)
  const c = chance(`${key}/choice`)
  const free = shuffled(
    genuine.filter((g) => g.date >= from && g.amount > 0),
    c,
  )
  const kinds = [...Object.keys(DISGUISES), ...Object.keys(LOOK_ALIKES)]
  const planted = kinds.flatMap((kind) => {
    const made: Planted[][] = []
    const tried: Planted[] = []
    while (made.length < EACH && free.length > 0 && tried.length < SPARE * EACH) {
      const of = free.pop() as Planted
      const own = papersOf(kind, of, c, besideOf(of, bySupplier.get(of.supplier) ?? []))
      if (own)
        made.push(
          inOrder(
            own.map((paper, i) => arrived(paper, of, kind, i, c)),
            kind,
          ),
        )
      else tried.unshift(of)
    }
    free.push(...tried)
    return made.flat()
  })
  return [...genuine, ...planted].toSorted((a, b) =>
    a.received < b.received ? -1 : a.received > b.received ? 1 : 0,
  )
}

function papersOf(
  kind: string,
  of: Planted,
  c: Chance,
  beside: Planted | undefined,
): readonly Paper[] | undefined {
  return kind in DISGUISES ? DISGUISES[kind]?.(of, c, beside) : LOOK_ALIKES[kind]?.(of, c)
}

function arrived(paper: Paper, of: Planted, kind: string, i: number, c: Chance): Planted {
  const after = kind in DISGUISES ? 1 + c.below(COPY_WITHIN) : 1 + c.below(LAG)
  const since = kind in LOOK_ALIKES || kind === 'yearLater' ? paper.date : of.received
  const received = kind in LOOK_ALIKES && paper.date === of.date ? of.received : later(since, after)
  return {
    ...paper,
    id: `${kind}-${of.id}-${i}`,
    kind,
    of: of.id,
    received: [received, of.received].toSorted().at(-1) ?? received,
  }
}

/** What follows one upon the other comes so too: a re-issue not before its credit note. */
function inOrder(papers: readonly Planted[], kind: string): Planted[] {
  if (kind in DISGUISES) return [...papers]
  const days = papers.map((p) => p.received).toSorted()
  return papers.map((paper, i) => ({ ...paper, received: days[i] ?? paper.received }))
}

function besideOf(of: Planted, own: readonly Planted[]): Planted | undefined {
  const last = later(of.date, BESIDE_DAYS)
  return own.find((g) => g.id !== of.id && g.date >= of.date && g.date <= last && g.amount > 0)
}

function shuffled<T>(all: readonly T[], c: Chance): T[] {
  const keyed = all.map((one) => ({ one, place: c.draw() }))
  return keyed.sort((a, b) => a.place - b.place).map(({ one }) => one)
}
