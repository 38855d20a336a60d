import { z } from 'zod'
import { ERRORS } from '../../domain/errors.ts'
import type { Caller, Role } from './access.ts'
import type { Engine } from './engine.ts'
import type { Faults } from './faults.ts'

/** One route of the sandbox ERP: who may call it, what it takes and answers; the OpenAPI file is made from the same. */
export interface Route {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With `:name` for a parameter. */
  readonly path: string
  /** `open`: no token. `basic`: a token as the password of a browser's dialogue. */
  readonly who: readonly Role[] | 'open' | 'basic'
  readonly about: string
  readonly query?: z.ZodObject
  /** `bytes` for a document's bytes as they are. */
  readonly body?: z.ZodType | 'bytes'
  readonly answers: Readonly<Record<number, AnswerDoc>>
  readonly run: (context: Context, request: RawRequest) => Promise<Reply>
}

export interface AnswerDoc {
  readonly about: string
  readonly schema?: z.ZodType
  readonly type?: string
}

export interface Context {
  readonly engine: Engine
  readonly faults: Faults
}

interface RawRequest {
  readonly caller: Caller
  readonly documentId: string
  readonly query: unknown
  readonly body: unknown
}

export interface Reply {
  readonly status: number
  readonly json?: unknown
  readonly bytes?: Uint8Array
  readonly html?: string
}

interface Call<Q, B> {
  readonly caller: Caller
  readonly documentId: string
  readonly query: Q
  readonly body: B
}

const none = z.object({})

export function route<Q extends z.ZodObject = typeof none, B extends z.ZodType = z.ZodUnknown>(
  definition: Omit<Route, 'run' | 'query' | 'body'> & {
    readonly query?: Q
    readonly body?: B
    readonly handle: (context: Context, call: Call<z.output<Q>, z.output<B>>) => Promise<Reply>
  },
): Route {
  const { handle, query, body, ...rest } = definition
  return {
    ...rest,
    ...(query && { query }),
    ...(body && { body }),
    run: async (context, raw) => {
      const readQuery = (query ?? none).safeParse(raw.query)
      if (!readQuery.success) return badRequest(readQuery.error)
      const readBody = (body ?? z.unknown()).safeParse(raw.body)
      if (!readBody.success) return badRequest(readBody.error)
      return handle(context, {
        caller: raw.caller,
        documentId: raw.documentId,
        query: readQuery.data as z.output<Q>,
        body: readBody.data as z.output<B>,
      })
    },
  }
}

/** A route that takes a document's bytes. */
export const bytesRoute = (definition: Omit<Route, 'body'>): Route => ({ ...definition, body: 'bytes' })

type ProblemCode = Extract<keyof typeof ERRORS, `ERP_${string}`>

/** The one shape of an error; `detail` says which account, period or field, never a text of a document. */
export const problemReply = (
  status: number,
  code: ProblemCode,
  detail?: string,
  processed?: false,
): Reply => ({
  status,
  json: {
    code,
    message: ERRORS[code].en,
    beskrivelse: ERRORS[code].da,
    ...(detail !== undefined && { detail }),
    ...(processed === false && { processed }),
  },
})

const badRequest = (error: z.ZodError): Reply =>
  problemReply(
    400,
    'ERP_BAD_REQUEST',
    error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; '),
  )
