import { z } from 'zod'
import {
  arrival,
  change,
  closed,
  closeOrder,
  documentId,
  documentState,
  erpAccount,
  erpSupplier,
  fenced,
  held,
  journalEntry,
  manual,
  orderedBody,
  postingBody,
  postOrder,
  problem,
  released,
  releaseOrder,
  reserved,
  reserveOrder,
  withdrawn,
} from '../wire.ts'
import { robotRoutes } from './robot-routes.ts'
import type { AnswerDoc, Route } from './route.ts'
import { ROUTES } from './routes.ts'

/** The REST interface as OpenAPI 3.1, made from the routes and the schemas that check what travels. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Arrival: arrival,
  Change: change,
  Account: erpAccount,
  Supplier: erpSupplier,
  Reserved: reserved,
  Released: released,
  Held: held,
  Manual: manual,
  Fenced: fenced,
  Withdrawn: withdrawn,
  Closed: closed,
  DocumentState: documentState,
  JournalEntry: journalEntry,
  PostingBody: postingBody,
  OrderedBody: orderedBody,
  Problem: problem,
  ReserveOrder: reserveOrder,
  ReleaseOrder: releaseOrder,
  PostOrder: postOrder,
  CloseOrder: closeOrder,
}

const names = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(SCHEMAS)) names.add(schema, { id })

const SECURED: Readonly<Record<number, AnswerDoc>> = {
  401: { about: 'No token, or an unknown one.', schema: problem },
  403: { about: 'The token’s role may not call this.', schema: problem },
}
const ALWAYS: Readonly<Record<number, AnswerDoc>> = {
  400: { about: 'The request cannot be read.', schema: problem },
  429: { about: 'Too many calls: nothing was done. `Retry-After` says when to come back.', schema: problem },
  503: {
    about: 'Out of service. Only `processed: false` in the body says that nothing was done.',
    schema: problem,
  },
}

type Json = Readonly<Record<string, unknown>>

export function openApi(): Json {
  const components: Record<string, unknown> = {}
  for (const schema of Object.values(SCHEMAS)) Object.assign(components, definitionsOf(schema))
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const operations = paths[path] ?? {}
    operations[route.method.toLowerCase()] = operationOf(route)
    paths[path] = operations
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'What Fakturabehandling needs of an ERP',
      version: '1',
      description:
        'The operations tagged `contract` are what an ERP must offer; those tagged `sandbox` exist in the sandbox ERP only. What each means is in docs/erp-integration.md.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        browser: { type: 'http', scheme: 'basic', description: 'Any user name, a token as the password.' },
      },
    },
  }
}

function operationOf(route: Route): Json {
  const { who } = route
  const answers = { ...ALWAYS, ...(who === 'open' ? {} : SECURED), ...route.answers }
  const parameters = [
    ...(route.path.includes(':documentId')
      ? [{ name: 'documentId', in: 'path', required: true, schema: inline(documentId, 'input') }]
      : []),
    ...Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: !(schema as z.ZodType).safeParse(undefined).success,
      schema: inline(schema as z.ZodType, 'output'),
    })),
  ]
  return {
    operationId: route.name,
    tags: [robotRoutes.includes(route) ? 'contract' : 'sandbox'],
    description: `${route.about} ${callers(who)}`,
    security: who === 'open' ? [] : [who === 'basic' ? { browser: [] } : { bearer: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody: {
        required: true,
        content:
          route.body === 'bytes'
            ? { 'application/octet-stream': {} }
            : { 'application/json': { schema: inline(route.body, 'input') } },
      },
    }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { about, schema, type }]) => [
        status,
        {
          description: about,
          ...(schema && { content: { 'application/json': { schema: inline(schema, 'input') } } }),
          ...(type && { content: { [type]: {} } }),
        },
      ]),
    ),
  }
}

const callers = (who: Route['who']): string =>
  who === 'open' ? 'Needs no token.' : who === 'basic' ? 'For any token.' : `For: ${who.join(', ')}.`

const convert = (schema: z.ZodType, io: 'input' | 'output'): Json =>
  // In a wrapper, so that a schema that has a name of its own becomes a reference.
  z.toJSONSchema(z.object({ it: schema }), { io, metadata: names, unrepresentable: 'any' }) as Json

function inline(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const properties = convert(schema, io).properties as Json
  return toComponents(properties.it)
}

const definitionsOf = (schema: z.ZodType): Json => {
  const definitions = (convert(schema, 'input').$defs ?? {}) as Json
  return Object.fromEntries(
    Object.entries(definitions).map(([id, definition]) => [id, toComponents(definition)]),
  )
}

/** Points references at the document's components, and drops the names, which OpenAPI has as keys. */
function toComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toComponents)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !(name === 'id' && typeof member === 'string'))
      .map(([name, member]) => [
        name,
        name === '$ref' && typeof member === 'string'
          ? member.replace('#/$defs/', '#/components/schemas/')
          : toComponents(member),
      ]),
  )
}
