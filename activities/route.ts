import { draw } from '../domain/control/draw.ts'
import { DUPLICATES_VERSION } from '../domain/duplicates/fingerprint.ts'
import { routeInvoice } from '../domain/invoice/route.ts'
import { nextWorkingDayBegin } from '../domain/review/deadline.ts'
import type { Store } from '../store/store.ts'
import type { Assessment, InvoiceRef, Routed } from './steps.ts'

/** Decides the way with the area's mode and the control draw, and keeps both. */
export async function route(
  store: Store,
  controlKey: string,
  at: Date,
  ref: InvoiceRef,
  assessment: Assessment,
): Promise<Routed> {
  const { validated, duplicates, predicted } = assessment
  const area = validated.area ? await store.areas.get(validated.area) : undefined
  const place = draw(controlKey, ref.id)
  const routing = {
    route: routeInvoice({
      mode: area?.mode,
      finding: validated.findings[0]?.code,
      duplicate: duplicates.verdict,
      notPredicted: predicted.doubt,
      proposal: predicted.complete,
      draw: place,
    }),
    ...(area ? { mode: area.mode } : {}),
    draw: place,
    at,
    run: ref.run,
  }
  const kept = await store.records.setOnce(ref.id, 'routed', routing, {
    duplicates: { ...duplicates, version: DUPLICATES_VERSION },
  })
  return { route: kept.route, robotUntil: nextWorkingDayBegin(kept.at.toISOString()) }
}
