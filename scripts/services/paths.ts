import { fileURLToPath } from 'node:url'

/** Where things lie: the project, and the folder for what is fetched once. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url))
