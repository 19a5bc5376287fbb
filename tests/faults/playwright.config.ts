import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../.output/reports/faults',
  globalSetup: '../e2e/chromium/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['./flags-reporter.ts'], ['json', { outputFile: '../../.output/reports/faults.json' }]],
})
