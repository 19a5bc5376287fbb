import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Left alone it keeps one processor free: half of a machine that has two.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: ['tests/unit/setup.ts'] } },
      {
        test: {
          name: 'api',
          include: ['tests/api/**/*.test.ts'],
          globalSetup: ['tests/api/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/e2e/firefox/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // As in Chromium: once more where nobody watches; the report names the test.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
})
