import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { refusalCode } from '../wire.ts'
import { faultRule } from './faults.ts'
import { robotRoutes } from './robot-routes.ts'

describe('docs/erp-integration.md', () => {
  it('names each call of the contract with who may make it, each refusal, and faults that can be turned on', async () => {
    const text = await readFile(new URL('../../docs/erp-integration.md', import.meta.url), 'utf8')
    for (const { method, path, who } of robotRoutes) {
      const row = text.split('\n').find((line) => line.startsWith('|') && isCall(line, method, path))
      expect(row, path).toMatch(new RegExp(`\\| ${[...who].join(', ')} \\|$`))
    }
    for (const code of refusalCode.options) expect(text).toContain(code)
    const examples = [...text.matchAll(/^\| `(\{"kind".*\})` \|/gm)].map(([, json = '']) => JSON.parse(json))
    expect(examples).toHaveLength(6)
    for (const example of examples) expect(faultRule.safeParse(example).success).toBe(true)
  })
})

/** The table writes a call as `GET /v1/documents/{id}`, with or without a query. */
function isCall(line: string, method: string, path: string): boolean {
  const call = `${method} ${path.replace(':documentId', '{id}')}`
  return line.includes(`${call}\``) || line.includes(`${call}?`)
}
