import { batchOf } from '../domain/control/batch.ts'
import { draw } from '../domain/control/draw.ts'
import { holdFrom } from '../domain/control/hold.ts'
import { DUPLICATES_VERSION } from '../domain/duplicates/fingerprint.ts'
import { blindChance, routeInvoice } from '../domain/invoice/route.ts'
import { nextWorkingDayBegin } from '../domain/review/deadline.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { postingDate } from './accounts.ts'
import { joinBatch } from './batch.ts'
import type { Assessment, InvoiceRef, Routed } from './steps.ts'
import type { World } from './world.ts'

/** Decides the way with the area's mode and the control draw, and keeps both. What the learned coder would post joins the batch of its day. */
export async function route(
  store: Store,
  { controlKey, holdPatience }: Pick<World, 'controlKey' | 'holdPatience'>,
  at: Date,
  ref: InvoiceRef,
  assessment: Assessment,
): Promise<Routed> {
  const { validated, duplicates, predicted } = assessment
  const area = validated.area ? await store.areas.get(validated.area) : undefined
  const place = draw(controlKey, ref.id)
  const question = {
    mode: area?.mode,
    finding: validated.findings[0]?.code,
    duplicate: duplicates.verdict,
    notPredicted: predicted.doubt,
    proposal: predicted.complete,
    stale: predicted.stale === true,
    earlierChance: validated.earlierChance,
    draw: place,
  }
  const route = routeInvoice(question)
  const inclusion = blindChance(question, route)
  const record = predicted.learned ? await store.records.get(ref.id, BATCHED) : undefined
  const batch =
    record?.proposal && batchOf(postingDate(record.receivedAt), whoseOf(record), record.proposal, route)
  const routing = {
    route,
    ...(area ? { mode: area.mode } : {}),
    draw: place,
    ...(inclusion === undefined ? {} : { inclusion }),
    ...(validated.earlierChance === undefined ? {} : { earlierChance: validated.earlierChance }),
    at,
    run: ref.run,
    ...(batch === undefined ? {} : { batch }),
  }
  const kept = await store.records.setOnce(ref.id, 'routed', routing, {
    duplicates: { ...duplicates, version: DUPLICATES_VERSION },
  })
  await joinBatch(store, ref, kept)
  const since = kept.at.toISOString()
  const robotUntil = nextWorkingDayBegin(since)
  const held = kept.batch !== undefined && kept.route.to === 'robot'
  return {
    route: kept.route,
    robotUntil,
    ...(held ? { hold: holdFrom(since, robotUntil, holdPatience) } : {}),
  }
}

const BATCHED = ['receivedAt', 'parties', 'invoice', 'proposal'] as const

function whoseOf({ parties, invoice }: Pick<InvoiceRecord, 'parties' | 'invoice'>) {
  return { creditorNo: parties?.creditorNo, gln: invoice?.gln }
}
