/**
 * Gathers what a decision rested on: the original bytes, what the registers answered the rules (kept in the record), and the ledger, the claims
 * and the area's mode as of then. The chart is as of now.
 */
import { openAccounts, postingDate } from '../activities/accounts.ts'
import { answersOf } from '../activities/answers.ts'
import { saidBy } from '../activities/batch.ts'
import { compared } from '../activities/check-duplicates.ts'
import { loadModel } from '../activities/load-model.ts'
import { originalOf } from '../activities/original.ts'
import { type Asked, suggestionOf } from '../activities/suggest.ts'
import type { LearnedWord } from '../domain/coding/learned.ts'
import type { Batch, Member, Said } from '../domain/control/batch.ts'
import { draw } from '../domain/control/draw.ts'
import { RECENT_KEPT } from '../domain/duplicates/blocks.ts'
import { asKnownAt } from '../domain/duplicates/cancelled.ts'
import { fingerprints } from '../domain/duplicates/fingerprint.ts'
import { type Sighting, sightingOf } from '../domain/duplicates/sighting.ts'
import type { Likeness } from '../domain/duplicates/verdict.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import {
  type Decided,
  type Divergence,
  decideAgain,
  divergences,
  type Facts,
} from '../domain/replay/replay.ts'
import { onlyCreditor } from '../domain/rules/registers.ts'
import { RULES_VERSION } from '../domain/rules/registry.ts'
import { readInvoice } from '../intake/read/read.ts'
import { experienceFrom } from '../store/experience.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Around } from '../store/sightings.ts'
import type { Store } from '../store/store.ts'
import { EXIT, Stop } from './exit.ts'
import { stopOf } from './failure.ts'

export interface Replayed {
  readonly same: boolean
  readonly divergences: readonly Divergence[]
  /** Why what rests on the learned coder's word cannot be computed again; the rest was. */
  readonly notAgain?: 'MODEL_EARLIER'
  readonly asOf: Date
  readonly rulesVersion: { readonly kept: number; readonly now: number }
}

export async function replay(store: Store, controlKey: string, record: InvoiceRecord): Promise<Replayed> {
  const joined = record.routed?.batch === undefined ? undefined : await store.batches.of(record.routed.batch)
  const made = decidedIn(record, joined)
  const { at } = made
  const invoice = await reread(store, record)
  const { model } = record.suggestion?.mightDecide ? record.suggestion : {}
  const coder = model === undefined ? undefined : await loadModel(store, model)
  const different =
    'what' in invoice
      ? [invoice]
      : divergences(
          made.decided,
          decideAgain(await factsOf(store, controlKey, record, invoice, at, coder, joined)),
        )
  // This program does not read models of earlier versions: what such a one said is neither the same nor another.
  const known = coder === 'MODEL_VERSION' ? different.filter(({ what }) => !restsOnCoder(what)) : different
  return {
    same: different.length === 0,
    divergences: known,
    ...(known.length < different.length ? { notAgain: 'MODEL_EARLIER' } : {}),
    asOf: at.proposal,
    rulesVersion: { kept: record.parties?.rulesVersion ?? 0, now: RULES_VERSION },
  }
}

function restsOnCoder(what: Divergence['what']): boolean {
  return what === 'route' || what === 'inclusion' || what === 'batch' || what.startsWith('proposal')
}

interface Moments {
  readonly proposal: Date
  readonly route: Date
}

function decidedIn(
  record: InvoiceRecord,
  joined: Batch | undefined,
): { readonly decided: Decided; readonly at: Moments } {
  const { invoice, quarantine, parties, duplicates, proposal, routed } = record
  if (!invoice && quarantine) throw new Stop('REPLAY_UNREAD', EXIT.no, record._id)
  // Nothing was decided where a step failed.
  if (!invoice || !parties || !duplicates || !proposal || !routed)
    throw new Stop('REPLAY_UNDECIDED', EXIT.no, record._id)
  const { model, threshold, lines, stale, asOf } = proposal
  return {
    decided: {
      invoice,
      findings: parties.findings,
      duplicates: { verdict: duplicates.verdict, of: duplicates.of, because: duplicates.because },
      proposal: { model, threshold, lines, ...(stale ? { stale } : {}) },
      draw: routed.draw,
      inclusion: routed.inclusion,
      mode: routed.mode,
      route: routed.route,
      batch: joined && { batch: routed.batch, first: joined.probe?.id, said: joined.said },
    },
    at: { proposal: asOf, route: routed.at },
  }
}

async function reread(store: Store, { sha256 }: InvoiceRecord): Promise<Invoice | Divergence> {
  const gone = (again: string): Divergence => ({ what: 'original', kept: sha256, again })
  // It throws where the bytes are no longer those of the hash; that the store is away is another matter.
  const bytes = await store.originals.get(sha256).catch((error: unknown) => {
    if (stopOf(error)) throw error
    return 'altered' as const
  })
  if (bytes === 'altered') return gone('altered')
  if (!bytes) return gone('not kept')
  const reading = readInvoice(bytes)
  return 'invoice' in reading ? reading.invoice : gone(reading.failure.code)
}

async function factsOf(
  store: Store,
  controlKey: string,
  record: InvoiceRecord,
  invoice: Invoice,
  at: Moments,
  coder: Coder,
  joined: Batch | undefined,
): Promise<Facts> {
  const { gln } = invoice
  const answers = record.parties?.answers ?? (await answersOf(store, invoice, record.receivedAt))
  const { institution, creditors } = answers
  const creditorNo = onlyCreditor(creditors)
  const claimed = await duplicatesThen(store, record, invoice, creditorNo, at.route)
  const booked = creditorNo && gln ? await store.ledger.of(creditorNo, gln, at.proposal) : []
  const isOpen = await openAccounts(store)(at.proposal)
  return {
    invoice,
    receivedAt: record.receivedAt.toISOString(),
    ...answers,
    ...claimed,
    past: experienceFrom(booked),
    original: await originalOf(store, invoice, creditorNo, at.proposal),
    learned: await learnedThen(store, record, coder, { ...record, invoice, creditorNo }, isOpen),
    isOpen,
    mode: await modeAt(store, record, institution?.area, at.route),
    draw: draw(controlKey, record._id),
    inclusion: record.routed?.inclusion,
    earlierChance: record.routed?.earlierChance,
    joined: joined && {
      day: postingDate(record.receivedAt),
      creditorNo,
      among: settledAmong(controlKey, joined),
      said: await saidThen(store, joined),
    },
  }
}

/** What its first one says, read again from how that was coded; nothing while that was not said. */
async function saidThen({ records }: Store, { probe, said }: Batch): Promise<Said | undefined> {
  const first = probe && said ? await records.get(probe.id) : undefined
  return first?.outcome && saidBy(first, first.outcome)
}

/** Those among whom the first was chosen, drawn again. */
function settledAmong(controlKey: string, { members, probe }: Batch): readonly Member[] {
  return members.slice(0, probe?.among ?? 0).map((m) => ({ ...m, place: draw(controlKey, m.id) }))
}

/** The model that might decide; undefined where none might. */
type Coder = Awaited<ReturnType<typeof loadModel>> | undefined

/** The model that was asked, asked again; undefined where it might not decide. A model that is damaged or gone says nothing: the decision differs. */
async function learnedThen(
  store: Store,
  { suggestion }: InvoiceRecord,
  coder: Coder,
  asked: Omit<Asked, 'id'>,
  isOpen: (account: string) => boolean,
): Promise<LearnedWord | undefined> {
  if (suggestion?.frozen) return 'frozen'
  if (suggestion?.silent) return 'silent'
  if (!suggestion || !coder || typeof coder === 'string') return undefined
  const permission = await store.permissions.of(suggestion.model)
  return permission && { suggestion: suggestionOf(coder, asked, isOpen), permission }
}

/** What the duplicate check met then. */
async function duplicatesThen(
  store: Store,
  record: InvoiceRecord,
  invoice: Invoice,
  creditorNo: string | undefined,
  at: Date,
): Promise<Pick<Facts, 'sameNumber' | 'corrections' | 'alike'>> {
  const x = sightingOf(record._id, invoice, creditorNo, record.receivedAt)
  const keys = fingerprints(invoice, x.payee)
  const byClaims = record.duplicates?.because === undefined
  const same = await claimedBefore(store, record, keys.number, 'same', at, byClaims)
  const corrections = keys.correction
    ? await claimedBefore(store, record, keys.correction, 'perhaps', at, byClaims)
    : []
  const around = asOf(await store.sightings.around(x), at)
  const { alike, standing } = await compared(store, x, around, { same, corrections }, at)
  return {
    sameNumber: standing.same,
    corrections: standing.corrections,
    alike: isAsThen(record, x, around) ? alike : keptLikenesses(record),
  }
}

/** Credit notes that were posted since had cancelled nothing then. */
function asOf({ blocks, buckets }: Around, at: Date): Around {
  const then = [...buckets].map(([key, all]) => [key, all.map((s) => asKnownAt(s, at))] as const)
  return { blocks, buckets: new Map(then) }
}

/** Nobody whom it met has gone since, and newer ones have pushed nobody out. */
function isAsThen({ duplicates }: InvoiceRecord, x: Sighting, { blocks, buckets }: Around): boolean {
  const recent = buckets.get(blocks.recent) ?? []
  if (recent.length >= RECENT_KEPT || !recent.some((y) => y.id === x.id)) return false
  const there = new Set([...buckets.values()].flat().map((y) => y.id))
  return !duplicates?.because || duplicates.of.every((id) => there.has(id))
}

function keptLikenesses({ duplicates }: InvoiceRecord): readonly Likeness[] {
  if (!duplicates?.because) return []
  const { rule, odds } = duplicates.because
  const action = duplicates.verdict === 'same' ? 'stop' : 'flag'
  return duplicates.of.map((of) => ({ of, rule, odds, action }))
}

/** Who claimed it before: those who still do, and of those who were met then the ones that have given up since. */
async function claimedBefore(
  store: Store,
  { _id: id, duplicates }: InvoiceRecord,
  fingerprint: string,
  verdict: 'same' | 'perhaps',
  at: Date,
  byClaims: boolean,
): Promise<readonly string[]> {
  const met = byClaims && duplicates?.verdict === verdict ? duplicates.of : []
  const claimants = await store.claims.of(fingerprint)
  // It has given up its own claim: where it stood can no longer be told.
  if (!claimants.includes(id)) return met
  const before = claimants.slice(0, claimants.indexOf(id))
  const ended = await store.records.brief(met.filter((other) => !before.includes(other)))
  const gaveUp = new Set<string>(ended.filter((r) => r.outcome && r.outcome.at >= at).map((r) => r._id))
  const still = met.filter((other) => before.includes(other) || gaveUp.has(other))
  return [...still, ...before.filter((other) => !met.includes(other))]
}

/** The area remembers its latest changes; of what lies further back the record itself says it. */
async function modeAt(store: Store, { routed }: InvoiceRecord, name: string | undefined, at: Date) {
  const area = name ? await store.areas.get(name) : undefined
  if (!area) return undefined
  return area.history.findLast((change) => change.changedAt <= at)?.mode ?? routed?.mode
}
