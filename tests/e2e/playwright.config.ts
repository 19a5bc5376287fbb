import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'chromium',
  outputDir: '../../.output/reports/chromium',
  globalSetup: './chromium/global-setup.ts',
  workers: 2,
  // A browser on a busy machine of two cores: once more where nobody watches, and the run names the test.
  retries: process.env.CI ? 1 : 0,
  // Only against hanging: a busy machine takes its time.
  timeout: 120_000,
  // Two browsers on two cores: what a person sees at once can take a test some seconds.
  // Asked again soon: the tool's own pauses grow to a second.
  expect: { timeout: 15_000, toPass: { intervals: [50, 100, 200] } },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../.output/reports/chromium.json' }]],
})
