import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { userName } from '../wire.ts'

/** Who may call: bearer tokens with a user and a role. Tokens are kept hashed, so that looking one up tells nothing of it. */
const ROLES = ['robot', 'colleague', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface Caller {
  readonly user: string
  readonly role: Role
}

export type Access = (authorization: string | undefined) => Caller | undefined

const MIN_TOKEN_CHARS = 16
const tokensFile = z.record(
  z.string().min(MIN_TOKEN_CHARS),
  z.strictObject({ user: userName, role: z.enum(ROLES) }),
)

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64')

/** Reads callers from the `Authorization` header, as `Bearer <token>` or, for a browser, `Basic` with the token as password. */
export function accessOf(tokens: Readonly<Record<string, Caller>>): {
  readonly bearer: Access
  readonly basic: Access
} {
  const callers = new Map(Object.entries(tokens).map(([token, caller]) => [hashOf(token), caller]))
  const of = (token: string | undefined): Caller | undefined =>
    token === undefined ? undefined : callers.get(hashOf(token))
  return {
    bearer: (authorization) => of(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1]),
    basic: (authorization) => {
      const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
      if (encoded === undefined) return undefined
      const [, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
      return of(password.join(':'))
    },
  }
}

export async function readTokens(path: string): Promise<Readonly<Record<string, Caller>>> {
  return tokensFile.parse(JSON.parse(await readFile(path, 'utf8')))
}
