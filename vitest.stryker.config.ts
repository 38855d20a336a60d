import { defineConfig } from 'vitest/config'

/** For mutation testing: the pure part alone, which needs no servers. */
export default defineConfig({
  test: { include: ['domain/**/*.test.ts'], testTimeout: 120_000, pool: 'forks' },
})
