import { z } from 'zod'
import {
  closed,
  documentId,
  held,
  instant,
  orderedBody,
  page,
  problem,
  released,
  withdrawn,
} from '../wire.ts'
import type { Role } from './access.ts'
import { replyOf } from './replies.ts'
import { type AnswerDoc, problemReply, type Route, route } from './route.ts'
import { manualList } from './views.ts'

/** What the ERP's own people do in it, beside this program. A real ERP has its own screens for this. */
const COLLEAGUE: readonly Role[] = ['colleague']
const taken = z.object({ kind: z.literal('taken') })
const manualItem = z.object({
  documentId,
  fileName: z.string(),
  arrivedAt: instant,
  reason: z.string(),
  takenBy: z.string().optional(),
})
const UNKNOWN: AnswerDoc = { about: 'The ERP does not know the document.', schema: problem }
const CONFLICT: AnswerDoc = {
  about: 'Somebody else holds it, closed it or took it back.',
  schema: z.union([held, closed, withdrawn]),
}

export const colleagueRoutes: readonly Route[] = [
  route({
    name: 'manual',
    method: 'GET',
    path: '/v1/manual',
    who: ['colleague', 'admin'],
    about: 'The manual work list, longest waiting first; `after` is the number of items to pass over.',
    query: page,
    answers: { 200: { about: 'A page.', schema: z.array(manualItem) } },
    handle: async ({ engine }, { query }) => ({
      status: 200,
      json: await engine.read((state) => manualList(state, query.after, query.limit)),
    }),
  }),
  route({
    name: 'take',
    method: 'POST',
    path: '/v1/documents/:documentId/take',
    who: COLLEAGUE,
    about: 'Takes the document to work on it: nobody else may until it is put back.',
    answers: { 200: { about: 'Taken.', schema: taken }, 404: UNKNOWN, 409: CONFLICT },
    handle: async ({ engine }, { caller: { user }, documentId: id }) =>
      replyOf(await engine.execute({ type: 'take', user, documentId: id }), { user }),
  }),
  route({
    name: 'putBack',
    method: 'POST',
    path: '/v1/documents/:documentId/put-back',
    who: COLLEAGUE,
    about: 'Puts a taken document back on the work list.',
    answers: {
      200: { about: 'It is not held by the caller.', schema: released },
      404: UNKNOWN,
      409: CONFLICT,
    },
    handle: async ({ engine }, { caller: { user }, documentId: id }) =>
      replyOf(await engine.execute({ type: 'putBack', user, documentId: id }), { user }),
  }),
  route({
    name: 'code',
    method: 'POST',
    path: '/v1/documents/:documentId/coding',
    who: COLLEAGUE,
    about:
      'Codes and posts the document in the ERP itself, under the colleague’s own name and without a key.',
    body: orderedBody,
    answers: {
      200: { about: 'Posted.', schema: closed },
      404: UNKNOWN,
      409: CONFLICT,
      422: { about: 'The ERP refuses the posting: the code says why.', schema: problem },
    },
    handle: async ({ engine }, { caller: { user }, documentId: id, body }) =>
      replyOf(await engine.execute({ type: 'code', user, documentId: id, body }), { user }),
  }),
  route({
    name: 'citizens',
    method: 'GET',
    path: '/v1/documents/:documentId/citizens',
    who: COLLEAGUE,
    about:
      'The protected field of the document: CPR numbers of those whom it is about. The robot may write it and not read it.',
    answers: {
      200: { about: 'The numbers; empty where none were given.', schema: z.array(z.string()) },
      404: UNKNOWN,
    },
    handle: async ({ engine }, { documentId: id }) => {
      const found = await engine.read((state) =>
        state.documents.has(id) ? (state.citizens.get(id) ?? []) : undefined,
      )
      return found ? { status: 200, json: found } : problemReply(404, 'ERP_DOCUMENT_UNKNOWN')
    },
  }),
  route({
    name: 'withdraw',
    method: 'POST',
    path: '/v1/documents/:documentId/withdraw',
    who: COLLEAGUE,
    about: 'Takes the document back: nobody may post it from then on, whoever holds it.',
    answers: {
      200: { about: 'Withdrawn.', schema: withdrawn },
      404: UNKNOWN,
      409: { about: 'Already closed, or withdrawn by another.', schema: z.union([closed, withdrawn]) },
    },
    handle: async ({ engine }, { caller: { user }, documentId: id }) =>
      replyOf(await engine.execute({ type: 'withdraw', user, documentId: id }), { user }),
  }),
]
