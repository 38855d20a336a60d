import { defineConfig } from 'vitest/config'

/** Long enough for a server to start on a machine that is busy with something else. */
const SERVER_LIMIT_MS = 60_000

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{domain,erp,intake,store,activities,workflows,workers,cli,scripts}/**/*.test.ts'],
          globalSetup: ['tests/services.ts'],
          testTimeout: SERVER_LIMIT_MS,
          hookTimeout: SERVER_LIMIT_MS,
          pool: 'forks',
        },
      },
      {
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          globalSetup: ['tests/services.ts'],
          testTimeout: SERVER_LIMIT_MS,
          hookTimeout: SERVER_LIMIT_MS,
          pool: 'forks',
          // Each file has workers of its own; two files at a time would only wait for the same two cores.
          fileParallelism: false,
        },
      },
    ],
  },
})
