// Everything that must hold, suite by suite, each with its own time; the last line counts all tests.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { installMissingBrowsers } from '../tests/e2e/browsers.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const REPORTS = '.output/reports'
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
installMissingBrowsers(['chromium', 'firefox'])

/** Vitest's own JSON report. */
function vitestCounts(file: string): Counts {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}

/** Playwright's own JSON report. What passed at a second try is named by its list. */
function playwrightCounts(file: string): Counts {
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: Record<string, number> }
  return {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: stats.unexpected ?? 0,
    skipped: stats.skipped ?? 0,
  }
}

const vitest = (project: string) => [
  'vitest',
  [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORTS}/${project}.json`,
  ],
]
const suites = [
  ['check', process.execPath, ['.ci/check.ts'], null],
  ['unit', ...vitest('unit'), vitestCounts],
  ['api', ...vitest('api'), vitestCounts],
  ['chromium', 'playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], playwrightCounts],
  ['firefox', ...vitest('firefox'), vitestCounts],
  ['faults', 'playwright', ['test', '--config', 'tests/faults/playwright.config.ts'], playwrightCounts],
] as [string, string, string[], ((file: string) => Counts) | null][]

const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const lines: string[] = []
for (const [name, command, words, count] of suites) {
  console.log(`\n=== ${name}`)
  const start = performance.now()
  const { status } = spawnSync(command, words, { stdio: 'inherit' })
  const counts = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
  if (count)
    Object.assign(
      counts,
      readCounts(() => count(`${REPORTS}/${name}.json`), status),
    )
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  lines.push(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds} s`)
}
console.log(`\n${lines.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A suite that crashed, or that ran nothing, has failed whatever it counted. */
function readCounts(read: () => Counts, status: number | null): Counts {
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    counts = read()
  } catch (error) {
    console.error('no report:', error)
  }
  const sound = status === 0 && counts.passed > 0
  return sound ? counts : { ...counts, failed: Math.max(counts.failed, 1) }
}
