import { expect, it } from 'vitest'
import { ERRORS } from './errors.ts'

it('says every error in Danish and English, as sentences, with what to do', () => {
  for (const [code, { da, en, todo }] of Object.entries(ERRORS)) {
    for (const sentence of [da, en, todo.da, todo.en]) expect(sentence, code).toMatch(/^\p{Lu}.*[.]$/u)
  }
})
