/** Writes `docs/errors.md` and `docs/rules.md` anew: `npm run errors-page`, after a change in domain/errors.ts or domain/rules/. */
import { writeFile } from 'node:fs/promises'
import { errorsPage } from './errors-page/page.ts'
import { rulesPage } from './errors-page/rules.ts'

await writeFile(new URL('../docs/errors.md', import.meta.url), errorsPage())
await writeFile(new URL('../docs/rules.md', import.meta.url), rulesPage())
