import { setTimeout as wait } from 'node:timers/promises'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import { documentId } from '../wire.ts'
import { accessOf, type Caller } from './access.ts'
import { MAX_DOCUMENT_BYTES } from './admin-routes.ts'
import type { Engine } from './engine.ts'
import { type Effect, noFaults } from './faults.ts'
import { type Context, problemReply, type Reply, type Route } from './route.ts'
import { ROUTES } from './routes.ts'

/** The sandbox ERP behind HTTP: says who may call, lets faults happen, and leaves every decision to the engine. */

/** Bytes of a request that is not a document. */
const MAX_JSON_BYTES = 4 * 1024 * 1024
/** Longer than the program's client keeps an idle connection, so that the client closes first. */
const KEEP_ALIVE_MS = 120_000
/** The path's parameter is checked by its own schema; this only stops absurd ones earlier. */
const MAX_PARAM_CHARS = 300

export function buildServer(
  engine: Engine,
  tokens: Readonly<Record<string, Caller>>,
  onRoute: (route: RouteOptions) => void = () => {},
): FastifyInstance {
  const app = fastify({
    bodyLimit: MAX_JSON_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAM_CHARS },
  })
  app.addHook('onRoute', onRoute)
  const context: Context = { engine, faults: noFaults() }
  const access = accessOf(tokens)
  const dropAfter = new WeakSet<FastifyRequest>()

  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: MAX_DOCUMENT_BYTES },
    (_request, body, done) => done(null, body),
  )
  app.setNotFoundHandler((_request, reply) =>
    send(reply, problemReply(404, 'ERP_BAD_REQUEST', 'no such route')),
  )
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error)
    if (status >= 500) console.error(error)
    return send(reply, problemReply(status, status >= 500 ? 'ERP_UNREACHABLE' : 'ERP_BAD_REQUEST'))
  })

  for (const route of ROUTES) {
    const admin = route.path.startsWith('/admin/')
    app.route({
      method: route.method,
      url: route.path,
      // Before the body is read: a server that is down or throttles does not look at it either.
      onRequest: async (request, reply) => {
        const effect = admin ? undefined : context.faults.meet(route.name)
        if (effect && (await suffer(effect, reply))) return reply
        if (effect?.dropAfter) dropAfter.add(request)
        const refused = refusal(route, request)
        return refused && send(reply, refused)
      },
      handler: async (request, reply) => {
        const answer = await answerTo(route, request)
        if (dropAfter.delete(request)) {
          reply.hijack()
          request.raw.socket.destroy()
          return reply
        }
        return send(reply, answer)
      },
    })
  }

  const callerOf = (route: Route, request: FastifyRequest): Caller | undefined => {
    const { authorization } = request.headers
    return route.who === 'basic' ? access.basic(authorization) : access.bearer(authorization)
  }

  const refusal = (route: Route, request: FastifyRequest): Reply | undefined => {
    if (route.who === 'open') return undefined
    const caller = callerOf(route, request)
    if (!caller) return problemReply(401, 'ERP_NOT_ALLOWED')
    if (route.who === 'basic' || route.who.includes(caller.role)) return undefined
    return problemReply(403, 'ERP_NOT_ALLOWED')
  }

  const answerTo = async (route: Route, request: FastifyRequest): Promise<Reply> => {
    const params = request.params as Readonly<Record<string, string>>
    const id = params.documentId ?? ''
    if (route.path.includes(':documentId') && !documentId.safeParse(id).success)
      return problemReply(404, 'ERP_DOCUMENT_UNKNOWN')
    const caller = callerOf(route, request) ?? { user: '', role: 'robot' }
    return route.run(context, { caller, documentId: id, query: request.query, body: request.body })
  }

  return app
}

/** Lets a fault happen that comes before the call is looked at; true where the call ends with it. */
async function suffer(effect: Effect, reply: FastifyReply): Promise<boolean> {
  if (effect.delayMs > 0) await wait(effect.delayMs)
  if (effect.before === undefined) return false
  if (effect.before === 'drop') {
    reply.hijack()
    reply.raw.socket?.destroy()
  } else if (effect.before === 'answer503') {
    await send(reply, problemReply(503, 'ERP_UNREACHABLE', undefined, false))
  } else {
    void reply.header('retry-after', Math.ceil(effect.before.retryAfterMs / 1000))
    await send(reply, problemReply(429, 'ERP_UNREACHABLE', undefined, false))
  }
  return true
}

function send(reply: FastifyReply, answer: Reply): FastifyReply {
  void reply
    .code(answer.status)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
  if (answer.status === 401) void reply.header('www-authenticate', 'Basic realm="ERP"')
  if (answer.bytes) return reply.type('application/octet-stream').send(answer.bytes)
  if (answer.html === undefined) return reply.send(answer.json)
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(answer.html)
}

function statusOf(error: unknown): number {
  const code = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof code === 'number' && code >= 400 && code < 600 ? code : 500
}
