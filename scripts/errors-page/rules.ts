/** The page of all rules: what `docs/rules.md` holds, made from the registry and the sentences. */
import { ERRORS } from '../../domain/errors.ts'
import { RULES, RULES_VERSION } from '../../domain/rules/registry.ts'
import type { Rule } from '../../domain/rules/rule.ts'

const INTRODUCTION = `# Rules

What is looked at in every invoice before the robot may pay it, in the order in which findings are shown; the first that wants a person gives the reason.
A finding is a *note* (worth knowing, stops nothing), wants a person (*manual*), or says that the invoice cannot be paid as it is (*reject*: a person is
proposed to send it back). The same rules run in the workflow and in \`npm run --silent cli -- validate FILE…\`.

A rule whose shadow is allowed can be switched to it in an area (\`areas shadow\`): it is then counted and stops nothing. \`rules stats\` says how often each fired.

Made from \`domain/rules/registry.ts\` by \`npm run errors-page\`; a test fails when this page is not up to date.

Version of the rules: ${RULES_VERSION}.`

export function rulesPage(): string {
  return `${[INTRODUCTION, ...RULES.map(section)].join('\n\n')}\n`
}

function section({ id, source, finds, mayShadow }: Rule): string {
  const rows = Object.entries(finds).map(([code, severities]) => {
    const { da, en, todo } = ERRORS[code as keyof typeof ERRORS]
    return `| \`${code}\` | ${severities.join(', ')} | ${da}<br>*${todo.da}* | ${en}<br>*${todo.en}* |`
  })
  return [
    `## ${id}`,
    '',
    `${source}.${mayShadow ? '' : ' Never in shadow.'}`,
    '',
    '| code | severity | Danish | English |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}
