import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../domain/errors.ts'
import { RULES } from '../../domain/rules/registry.ts'
import { rulesPage } from './rules.ts'

const FILE = new URL('../../docs/rules.md', import.meta.url)
/** Said of the list of findings, not found by a rule. */
const OF_NO_RULE = ['RULE_FINDINGS_CUT']

describe('docs/rules.md', () => {
  it('is what the registry gives: otherwise run npm run errors-page', async () => {
    expect(await readFile(FILE, 'utf8')).toBe(rulesPage())
  })

  it('has each rule, and each finding under the rules that make it', () => {
    const page = rulesPage()
    for (const { id } of RULES) expect(page).toContain(`\n## ${id}\n`)
    const codes = Object.keys(ERRORS).filter((code) => code.startsWith('RULE_') && !OF_NO_RULE.includes(code))
    for (const code of codes) expect(page).toContain(`| \`${code}\` |`)
  })
})
