import { defineConfig } from 'vitest/config'

/** For mutation testing of the workflows: what needs no servers. The saved histories stand for the ways that were walked on real ones. */
export default defineConfig({
  test: {
    include: ['workflows/**/*.test.ts', 'tests/replay/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
    bail: 1,
  },
})
