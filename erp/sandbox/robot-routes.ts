import { z } from 'zod'
import {
  arrival,
  change,
  closed,
  closeOrder,
  documentState,
  erpAccount,
  erpSupplier,
  fenced,
  held,
  journalEntry,
  manual,
  page,
  postOrder,
  problem,
  released,
  releaseOrder,
  reserved,
  reserveOrder,
  userName,
  withdrawn,
} from '../wire.ts'
import type { Role } from './access.ts'
import { replyOf } from './replies.ts'
import { type AnswerDoc, problemReply, type Route, route } from './route.ts'
import { journalOf, pageOf, stateOf } from './views.ts'

/** The interface by which this program is attached to an ERP: everything that `erp/http` calls, and nothing else. */
const ROBOT: readonly Role[] = ['robot']
const EVERYBODY: readonly Role[] = ['robot', 'colleague', 'admin']

const UNKNOWN: AnswerDoc = { about: 'The ERP does not know the document.', schema: problem }
const UNPROCESSABLE: AnswerDoc = {
  about: 'The ERP refuses the posting: the code says why. Nothing was done, and the key is not bound.',
  schema: problem,
}

export const robotRoutes: readonly Route[] = [
  route({
    name: 'arrivals',
    method: 'GET',
    path: '/v1/arrivals',
    who: ROBOT,
    about: 'Documents that arrived after the cursor, oldest first. An item’s sequence number never changes.',
    query: page,
    answers: {
      200: { about: 'A page; empty when there is nothing after the cursor.', schema: z.array(arrival) },
    },
    handle: async ({ engine }, { query }) => ({
      status: 200,
      json: await engine.read((state) => pageOf(state.arrivals, query.after, query.limit)),
    }),
  }),
  route({
    name: 'download',
    method: 'GET',
    path: '/v1/documents/:documentId/content',
    who: EVERYBODY,
    about: 'The document byte for byte as it arrived.',
    answers: { 200: { about: 'The bytes.', type: 'application/octet-stream' }, 404: UNKNOWN },
    handle: async ({ engine }, { documentId }) => {
      const sha256 = await engine.read((state) => state.documents.get(documentId)?.arrival.sha256)
      if (sha256 === undefined) return problemReply(404, 'ERP_DOCUMENT_UNKNOWN')
      return { status: 200, bytes: await engine.bytes.get(sha256) }
    },
  }),
  route({
    name: 'changes',
    method: 'GET',
    path: '/v1/changes',
    who: ROBOT,
    about:
      'What others than the robot did with documents (coded or withdrew them) after the cursor, oldest first.',
    query: page,
    answers: { 200: { about: 'A page.', schema: z.array(change) } },
    handle: async ({ engine }, { query }) => ({
      status: 200,
      json: await engine.read((state) => pageOf(state.changes, query.after, query.limit)),
    }),
  }),
  route({
    name: 'accounts',
    method: 'GET',
    path: '/v1/accounts',
    who: EVERYBODY,
    about: 'The chart of accounts, with the dates between which each is open.',
    answers: { 200: { about: 'All accounts.', schema: z.array(erpAccount) } },
    handle: async ({ engine }) => ({
      status: 200,
      json: await engine.read((state) => [...state.accounts.values()]),
    }),
  }),
  route({
    name: 'suppliers',
    method: 'GET',
    path: '/v1/suppliers',
    who: ROBOT,
    about: 'Creditors with the bank accounts that the ERP has verified.',
    answers: { 200: { about: 'All creditors.', schema: z.array(erpSupplier) } },
    handle: async ({ engine }) => ({
      status: 200,
      json: await engine.read((state) => [...state.suppliers.values()]),
    }),
  }),
  route({
    name: 'state',
    method: 'GET',
    path: '/v1/documents/:documentId',
    who: EVERYBODY,
    about: 'What is true of the document now. Asked when the outcome of another call is unknown.',
    answers: { 200: { about: 'Its state.', schema: documentState }, 404: UNKNOWN },
    handle: async ({ engine }, { documentId }) => {
      const found = await engine.read((state) => stateOf(state, documentId))
      return found ? { status: 200, json: found } : problemReply(404, 'ERP_DOCUMENT_UNKNOWN')
    },
  }),
  route({
    name: 'reserve',
    method: 'POST',
    path: '/v1/documents/:documentId/reserve',
    who: ROBOT,
    about:
      'Takes the document for a key, under a fencing token that the caller gives and that grows with each of its tries. The same key and token again is harmless; a higher token of the same key takes over. On the robot’s word a document on the manual work list is not given out. With `until` the beginning of a working day before that moment leaves the reservation alone.',
    body: reserveOrder,
    answers: {
      200: { about: 'Reserved; or already closed under this key.', schema: z.union([reserved, closed]) },
      404: UNKNOWN,
      409: {
        about:
          'Somebody else holds it, closed it or took it back; people have it (`manual`, for the robot only); or the token was fenced.',
        schema: z.union([held, manual, fenced, closed, withdrawn]),
      },
    },
    handle: async ({ engine }, { caller: { user }, documentId, body }) =>
      replyOf(await engine.execute({ type: 'reserve', user, documentId, ...body }), { key: body.key, user }),
  }),
  route({
    name: 'release',
    method: 'POST',
    path: '/v1/documents/:documentId/release',
    who: ROBOT,
    about:
      'Puts the document on the manual work list with a reason, and fences the key’s tokens up to and including this one: a call that is still on its way under one of them is refused when it arrives, also where there was no reservation. A document that somebody else holds is left with them.',
    body: releaseOrder,
    answers: {
      200: { about: 'Released; or already closed under this key.', schema: z.union([released, closed]) },
      404: UNKNOWN,
      409: { about: 'Already closed by somebody else, or withdrawn.', schema: z.union([closed, withdrawn]) },
    },
    handle: async ({ engine }, { caller: { user }, documentId, body }) =>
      replyOf(await engine.execute({ type: 'release', user, documentId, ...body }), { key: body.key, user }),
  }),
  route({
    name: 'post',
    method: 'POST',
    path: '/v1/documents/:documentId/postings',
    who: ROBOT,
    about:
      'Posts the document once. The same key with the same order again answers the same entry; only a posting that was committed binds its key.',
    body: postOrder,
    answers: {
      200: { about: 'Posted, now or earlier, under this key.', schema: closed },
      404: UNKNOWN,
      409: {
        about:
          'Closed by somebody else first (`closed`, with the entry); the token is not the current reservation’s (`fenced`, nothing was done); taken back (`withdrawn`); or the key was committed with another order (`ERP_KEY_REUSED`).',
        schema: z.union([closed, fenced, withdrawn, problem]),
      },
      422: UNPROCESSABLE,
    },
    handle: async ({ engine }, { caller: { user }, documentId, body }) =>
      replyOf(await engine.execute({ type: 'post', user, order: { documentId, ...body } }), {
        key: body.key,
        user,
      }),
  }),
  route({
    name: 'close',
    method: 'POST',
    path: '/v1/documents/:documentId/closings',
    who: ROBOT,
    about: 'Closes the document without a posting: sent back to the supplier, or a confirmed duplicate.',
    body: closeOrder,
    answers: {
      200: { about: 'Closed, now or earlier, under this key.', schema: closed },
      404: UNKNOWN,
      409: { about: 'As for a posting.', schema: z.union([closed, fenced, withdrawn, problem]) },
    },
    handle: async ({ engine }, { caller: { user }, documentId, body }) =>
      replyOf(await engine.execute({ type: 'close', user, order: { documentId, ...body } }), {
        key: body.key,
        user,
      }),
  }),
  route({
    name: 'journal',
    method: 'GET',
    path: '/v1/journal',
    who: EVERYBODY,
    about: 'The journal of closings after the cursor, oldest first; by everybody, or by one user.',
    query: page.extend({ user: userName.optional() }),
    answers: { 200: { about: 'A page.', schema: z.array(journalEntry) } },
    handle: async ({ engine }, { query: { after, limit, user } }) => ({
      status: 200,
      json: await engine.read((state) => journalOf(state, after, limit, user)),
    }),
  }),
]
