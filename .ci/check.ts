// The fast part: formatting, lint, rooms, types, dead code, builds, sizes. Everything runs, then the result is told.
import { spawnSync } from 'node:child_process'

const steps: [string, string, string[]][] = [
  ['format, lint, rooms', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['dead code', 'knip', []],
  ['builds', process.execPath, ['.ci/build.ts']],
  ['sizes', process.execPath, ['.ci/sizes.ts']],
]

const failed: string[] = []
for (const [name, command, words] of steps) {
  const start = performance.now()
  const { status } = spawnSync(command, words, { stdio: 'inherit' })
  if (status !== 0) failed.push(name)
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
}
if (failed.length > 0) console.log(`check failed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
