import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../../.output/reports/long',
  globalSetup: '../chromium/global-setup.ts',
  workers: 1,
  timeout: 600_000,
  // A busy machine takes its time.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
})
