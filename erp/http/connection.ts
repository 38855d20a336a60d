import type { z } from 'zod'
import { ErpRefused, ErpUnavailable } from '../port.ts'
import { failureOf, neverSent } from './failure.ts'

/** One ERP at one address: requests with a time limit and a size limit, answers checked before anybody sees them. */
export interface Connection {
  /** `http://127.0.0.1:8092`; a path in it is kept. */
  readonly url: string
  readonly token: string
  /** For one call, from its start to the last byte of its answer. */
  readonly timeoutMs: number
}

/** Bytes of an answer that is not a document. A page of 1,000 long postings stays below. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024
/** Bytes of a document. What intake reads is limited far lower, with its own reason. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024

/** 409 is an answer of the contract: somebody was first, or the reservation does not hold. */
const ANSWERS: ReadonlySet<number> = new Set([200, 201, 409])

interface Received {
  readonly status: number
  readonly retryAfter: string | null
  /** Undefined where the answer is larger than the limit. */
  readonly bytes: Uint8Array | undefined
}

export interface Caller {
  readonly call: <T>(method: 'GET' | 'POST', path: string, answer: z.ZodType<T>, body?: unknown) => Promise<T>
  readonly download: (path: string) => Promise<Uint8Array>
}

export function connect({ url, token, timeoutMs }: Connection): Caller {
  const base = url.replace(/\/+$/, '')
  const headers = { authorization: `Bearer ${token}` }

  const send = async (method: string, path: string, limit: number, body?: unknown): Promise<Received> => {
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        // The token is for this address only.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const bytes = await readLimited(response, limit)
      return { status: response.status, retryAfter: response.headers.get('retry-after'), bytes }
    } catch (error) {
      throw new ErpUnavailable('The ERP did not answer.', { outcomeUnknown: !neverSent(error) })
    }
  }

  return {
    call: async (method, path, answer, body) => {
      const { status, retryAfter, bytes } = await send(method, path, MAX_ANSWER_BYTES, body)
      const json = bytes && jsonOf(bytes)
      if (ANSWERS.has(status)) {
        const read = answer.safeParse(json)
        if (read.success) return read.data
      }
      throw failureOf(status, retryAfter, json)
    },
    download: async (path) => {
      const { status, retryAfter, bytes } = await send('GET', path, MAX_DOCUMENT_BYTES)
      if (status === 200 && bytes) return bytes
      if (status === 200) throw new ErpRefused('ERP_BAD_REQUEST', 'The document is larger than what is read.')
      throw failureOf(status, retryAfter, bytes && jsonOf(bytes))
    },
  }
}

async function readLimited(response: Response, limit: number): Promise<Uint8Array | undefined> {
  if (Number(response.headers.get('content-length') ?? 0) > limit) {
    await response.body?.cancel()
    return undefined
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > limit) return undefined
    parts.push(part)
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, size)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  } catch {
    return undefined
  }
}
