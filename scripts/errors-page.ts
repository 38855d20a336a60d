/** Writes `docs/errors.md` anew: `npm run errors-page`, after a change in domain/errors.ts. */
import { writeFile } from 'node:fs/promises'
import { errorsPage } from './errors-page/page.ts'

await writeFile(new URL('../docs/errors.md', import.meta.url), errorsPage())
