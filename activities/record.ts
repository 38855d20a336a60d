/** The end of an invoice's way: its outcome, and what follows from it. Every part may be done again. */
import { type CodedLine, sameCoding } from '../domain/coding/coding.ts'
import { isComplete } from '../domain/coding/proposal.ts'
import { fingerprints, supplierKey } from '../domain/duplicates/fingerprint.ts'
import { type EndState, isByPeople } from '../domain/invoice/ends.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { ROBOT_BODY } from '../domain/posting/body.ts'
import { ROBOT_USER } from '../erp/port.ts'
import type { InvoiceRecord, Outcome } from '../store/record.ts'
import { tellBatch } from './batch.ts'
import { bookedLines } from './booked.ts'
import { creditorNow } from './check-late.ts'
import { entryOf } from './entry.ts'
import { judge } from './frozen.ts'
import type { Closing, InvoiceRef } from './steps.ts'
import { teach } from './teach.ts'
import type { World } from './world.ts'
import { GIVES_UP, writeDown } from './write-down.ts'

/** Ends with which it stands in the books: only then a credit note has cancelled what it names. */
const POSTED: readonly EndState[] = ['postedByRobot', 'postedByPerson', 'codedInErp']

export async function record(world: World, ref: InvoiceRef, closing: Closing): Promise<void> {
  const { store } = world
  const found = await store.records.get(ref.id)
  if (!found) throw new Error('there is no such record')
  // Before anybody can read that it has ended: a copy that comes meanwhile must meet it.
  const written = await writeDown(world, ref, found, closing.end)
  const outcome =
    found.outcome ??
    (await store.records.setOutcome(ref.id, {
      ...(await outcomeOf(world, found, closing)),
      ...(written ? {} : { notWrittenDown: true }),
    }))
  await tellBatch(store, found, outcome)
  if (!found.invoice) return
  if (GIVES_UP.includes(outcome.end)) await giveUpClaims(world, found, found.invoice)
  if (found.invoice.kind === 'creditNote' && POSTED.includes(outcome.end))
    await store.sightings.post(ref.id, world.now())
  if (outcome.lines) await teach(world.store, found, found.invoice, outcome, outcome.lines)
  else if (isOwnWordUntold(outcome, found.invoice)) await judge(world.store, found, outcome, 'untold')
}

/** People booked an invoice by themselves, as far as can be told, and how its lines were coded cannot be. */
function isOwnWordUntold({ linesUnknown, by }: Outcome, { kind }: Invoice): boolean {
  return linesUnknown === true && kind === 'invoice' && by !== ROBOT_USER
}

async function outcomeOf(
  world: World,
  found: InvoiceRecord,
  { end, by, journalNo }: Closing,
): Promise<Outcome> {
  const lines = found.invoice ? await codedAs(world, found, found.invoice, end) : undefined
  return {
    end,
    by,
    at: world.now(),
    ...(journalNo === undefined ? {} : { journalNo }),
    ...(lines ? { lines } : {}),
    // Mostly one line on several accounts: left out, such disagreements would be missing from every proof.
    ...(!lines && found.invoice && isByPeople(end) ? { linesUnknown: true } : {}),
    ...agreement(found, end, lines),
  }
}

/** How it was coded in the end, by whoever did. */
async function codedAs(
  world: World,
  found: InvoiceRecord,
  invoice: Invoice,
  end: EndState,
): Promise<readonly CodedLine[] | undefined> {
  if (end === 'postedByRobot') return robotLines(world, found, invoice)
  if (end === 'postedByPerson') return personsLines(world, found, invoice)
  return end === 'codedInErp' ? journalLines(world, found, invoice) : undefined
}

/** Where one body only was ever tried it was this one; otherwise the journal says which, not the last word. */
async function personsLines(
  world: World,
  found: InvoiceRecord,
  invoice: Invoice,
): Promise<readonly CodedLine[] | undefined> {
  const [only, second] = Object.entries(found.bodies ?? {})
  if (!only || second) return journalLines(world, found, invoice)
  const [act, body] = only
  return found.decisions?.find((d) => d.id === act)?.lines ?? bookedLines(body, invoice)
}

/** What was posted, not what is proposed by now: another run may have predicted otherwise since. */
async function robotLines(
  world: World,
  found: InvoiceRecord,
  invoice: Invoice,
): Promise<readonly CodedLine[] | undefined> {
  const bodies = Object.entries(found.bodies ?? {}).filter(([act]) => act.startsWith(ROBOT_BODY))
  const [only] = bodies
  return only && bodies.length === 1 ? bookedLines(only[1], invoice) : journalLines(world, found, invoice)
}

async function journalLines(
  { erp }: World,
  { documentId }: InvoiceRecord,
  invoice: Invoice,
): Promise<readonly CodedLine[] | undefined> {
  const body = (await entryOf(erp, documentId))?.body
  return body ? bookedLines(body, invoice) : undefined
}

/** Whether people coded as the robot would have; only where they did code, and it would have said something. */
function agreement(
  found: InvoiceRecord,
  end: EndState,
  lines: readonly CodedLine[] | undefined,
): { agrees?: boolean } {
  const { proposal } = found
  if (!lines || !proposal || !isComplete(proposal) || end === 'postedByRobot') return {}
  const agrees = proposal.lines.every(({ lineId, coding }) => {
    const own = lines.filter((l) => l.lineId === lineId)
    return own.length > 0 && own.every((l) => coding !== undefined && sameCoding(l.coding, coding))
  })
  return { agrees }
}

async function giveUpClaims({ store }: World, found: InvoiceRecord, invoice: Invoice): Promise<void> {
  // Under which of the supplier's names it was claimed depends on what was known of the supplier then.
  const suppliers = [found.parties?.creditorNo, await creditorNow(store, invoice), undefined]
  const keys = suppliers.map((creditorNo) => fingerprints(invoice, supplierKey(invoice, creditorNo)))
  await store.claims.giveUp(
    keys.flatMap((k) => [k.number, ...(k.correction ? [k.correction] : [])]),
    found._id,
  )
  await store.sightings.giveUp(found._id)
}
