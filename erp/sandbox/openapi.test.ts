import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { TOKENS } from '../http/rehearsal.ts'
import { openApi } from './openapi.ts'
import { buildServer } from './server.ts'
import { memoryEngine } from './store.ts'

const FILE = new URL('../../docs/erp-openapi.json', import.meta.url)

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

describe('docs/erp-openapi.json', () => {
  it('is what the routes and schemas give', async () => {
    expect(JSON.parse(await readFile(FILE, 'utf8'))).toEqual(openApi())
  })

  it('holds each route of the server, and no other', async () => {
    const document: Document = JSON.parse(await readFile(FILE, 'utf8'))
    const written = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    const served: string[] = []
    const app = buildServer(memoryEngine(), TOKENS, ({ method, url }) => {
      if (method !== 'HEAD') served.push(`${method} ${url}`)
    })
    await app.ready()
    expect(written.toSorted()).toEqual(served.toSorted())
    await app.close()
  })

  it('refers only to what it holds, and names each operation once', async () => {
    const text = await readFile(FILE, 'utf8')
    const document: Document = JSON.parse(text)
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(document.components.schemas).toHaveProperty(name ?? '')
    expect(text).not.toContain('#/$defs')
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((o) => o.operationId))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
