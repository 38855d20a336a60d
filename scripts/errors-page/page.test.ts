import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../domain/errors.ts'
import { errorsPage } from './page.ts'

const FILE = new URL('../../docs/errors.md', import.meta.url)

describe('docs/errors.md', () => {
  it('is what domain/errors.ts gives: otherwise run npm run errors-page', async () => {
    expect(await readFile(FILE, 'utf8')).toBe(errorsPage())
  })

  it('names each code once', () => {
    const codes = [...errorsPage().matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code)
    expect(codes.toSorted()).toEqual(Object.keys(ERRORS).toSorted())
  })
})
