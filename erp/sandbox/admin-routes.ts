import { z } from 'zod'
import { documentId, erpAccount, erpSupplier, instant, period, problem, text } from '../wire.ts'
import type { Role } from './access.ts'
import { faultRule } from './faults.ts'
import { replyOf } from './replies.ts'
import { bytesRoute, problemReply, type Route, route } from './route.ts'

/** How a rehearsal is set up: arrivals, master data, the working day, faults. Not a part of what a real ERP offers. */
const ADMIN: readonly Role[] = ['admin']
const done = z.object({ kind: z.literal('done') })
const DONE = { 200: { about: 'Done.', schema: done } }

/** Bytes of one document that the sandbox takes. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024

const arrivalQuery = z.object({ documentId, fileName: text, arrivedAt: instant.optional() })

export const adminRoutes: readonly Route[] = [
  bytesRoute({
    name: 'addDocument',
    method: 'POST',
    path: '/admin/documents',
    who: ADMIN,
    about: 'Lets a document arrive. The same id with the same bytes again changes nothing.',
    query: arrivalQuery,
    answers: { ...DONE, 400: { about: 'The id has arrived with other bytes.', schema: problem } },
    run: async ({ engine }, { caller: { user }, query, body }) => {
      const read = arrivalQuery.safeParse(query)
      if (!read.success || !(body instanceof Uint8Array)) return problemReply(400, 'ERP_BAD_REQUEST')
      const sha256 = await engine.bytes.put(body)
      const arrivedAt = read.data.arrivedAt ?? engine.now()
      const arrival = { ...read.data, arrivedAt, size: body.length, sha256 }
      return replyOf(await engine.execute({ type: 'arrive', arrival }), { user })
    },
  }),
  route({
    name: 'setAccounts',
    method: 'POST',
    path: '/admin/accounts',
    who: ADMIN,
    about: 'Adds accounts, or replaces those with the same number.',
    body: z.array(erpAccount),
    answers: DONE,
    handle: async ({ engine }, { body }) => {
      await Promise.all(body.map((account) => engine.execute({ type: 'setAccount', account })))
      return { status: 200, json: { kind: 'done' } }
    },
  }),
  route({
    name: 'setSuppliers',
    method: 'POST',
    path: '/admin/suppliers',
    who: ADMIN,
    about: 'Adds creditors, or replaces those with the same number.',
    body: z.array(erpSupplier),
    answers: DONE,
    handle: async ({ engine }, { body }) => {
      await Promise.all(body.map((supplier) => engine.execute({ type: 'setSupplier', supplier })))
      return { status: 200, json: { kind: 'done' } }
    },
  }),
  route({
    name: 'setPeriods',
    method: 'POST',
    path: '/admin/periods',
    who: ADMIN,
    about: 'Closes or opens accounting periods.',
    body: z.array(z.strictObject({ period, closed: z.boolean() })),
    answers: DONE,
    handle: async ({ engine }, { body }) => {
      await Promise.all(body.map((item) => engine.execute({ type: 'setPeriod', ...item })))
      return { status: 200, json: { kind: 'done' } }
    },
  }),
  route({
    name: 'beginDay',
    method: 'POST',
    path: '/admin/day',
    who: ADMIN,
    about:
      'The working day begins now: what has arrived and is not finished goes to people, reservations are fenced.',
    answers: DONE,
    handle: async ({ engine }) => ({ status: 200, json: await engine.beginDay() }),
  }),
  route({
    name: 'listFaults',
    method: 'GET',
    path: '/admin/faults',
    who: ADMIN,
    about: 'The faults that are on.',
    answers: { 200: { about: 'The rules, with the calls they have left.', schema: z.array(faultRule) } },
    handle: async ({ faults }) => ({ status: 200, json: faults.list() }),
  }),
  route({
    name: 'addFault',
    method: 'POST',
    path: '/admin/faults',
    who: ADMIN,
    about: 'Turns a fault on, for all calls but the admin’s or for one route by its operation id.',
    body: faultRule,
    answers: DONE,
    handle: async ({ faults }, { body }) => {
      faults.add(body)
      return { status: 200, json: { kind: 'done' } }
    },
  }),
  route({
    name: 'clearFaults',
    method: 'DELETE',
    path: '/admin/faults',
    who: ADMIN,
    about: 'Turns all faults off.',
    answers: DONE,
    handle: async ({ faults }) => {
      faults.clear()
      return { status: 200, json: { kind: 'done' } }
    },
  }),
]
