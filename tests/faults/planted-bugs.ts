// Shows that tests turn red for the mistakes by which reports get lost: plants each in a copy of the tree, runs the test
// that must catch it, and takes it out again.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

interface PlantedBug {
  name: string
  file: string
  /** Stands in the file exactly once. */
  find: string
  replace: string
  /** The tests that must turn red: their file, and how the name of each begins. */
  caughtBy: { file: string; test: string }
}

const BUGS: PlantedBug[] = [
  {
    name: 'mark sent before the answer',
    file: 'utils/outbox/delivery.ts',
    find: 'const { signal } = await begin(Math.min(...batch.map(({ rank }) => rank)), seen)',
    replace:
      "const { signal } = new AbortController()\n    await needs.store.write(batch.map(({ id }) => ({ delete: 'outbox' as const, id })))",
    caughtBy: { file: 'tests/unit/outbox/outbox-crashes.test.ts', test: 'whatever fails, ends or jumps' },
  },
  {
    name: 'no lock',
    file: 'utils/outbox/delivery.ts',
    find: 'needs.locks.request(DELIVERY_LOCK, { ifAvailable: true }, async (lock) => {',
    replace: '(async (work: (lock: object) => Promise<boolean>) => work({}))(async (lock) => {',
    caughtBy: { file: 'tests/unit/outbox/delivery.test.ts', test: 'two runs at once post a flag once' },
  },
  {
    name: 'retry in memory only',
    file: 'entrypoints/background/delivery-alarm.ts',
    find: 'browser.alarms.create(DELIVERY_ALARM, { when })',
    replace: 'timer = setTimeout(onTime, when - Date.now())',
    caughtBy: { file: 'tests/unit/background/delivery-alarm.test.ts', test: 'the next try outlives the background' },
  },
  {
    name: 'ignore Retry-After',
    file: 'utils/outbox/retry-clock.ts',
    find: 'Math.max(Math.round(ceiling * random), askedWait(retryAfter, now))',
    replace: 'Math.round(ceiling * random)',
    caughtBy: { file: 'tests/unit/outbox/delivery.test.ts', test: 'a server that is busy with' },
  },
  {
    name: 'treat HTML 200 as success',
    file: 'utils/api/client.ts',
    find: 'return answer.ok ? { ok: true, value: answer.value.results } : answer',
    replace: `const receipt = { reference: 'FF-0000', receivedAt: new Date().toISOString() }
      const taken = flags.map(({ id, hash }) => ({ id, status: 200 as const, receipt: { ...receipt, id, hash } }))
      if (!answer.ok && answer.failure.by === 'line' && answer.failure.why === 'foreign') return { ok: true, value: taken }
      return answer.ok ? { ok: true, value: answer.value.results } : answer`,
    caughtBy: { file: 'tests/unit/outbox/delivery-over-fetch.test.ts', test: 'a captive portal' },
  },
]

const copy = mkdtempSync(join(tmpdir(), 'fieldflag-planted-'))
process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
const LEFT_OUT = new Set(['node_modules', '.git', '.output', '.wxt'].map((name) => resolve(name)))
cpSync('.', copy, { recursive: true, filter: (path) => !LEFT_OUT.has(resolve(path)) })
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))

/** The tests of a file whose names begin so, in the copy: how many passed and how many failed. */
function run({ file, test }: PlantedBug['caughtBy']): { passed: number; failed: number } {
  const report = join(copy, 'planted.json')
  rmSync(report, { force: true })
  const words = ['run', '--project', 'unit', file, '-t', `^${test}`, '--reporter=json', `--outputFile=${report}`]
  spawnSync(resolve('node_modules/.bin/vitest'), words, { cwd: copy, stdio: 'ignore' })
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  return { passed, failed }
}

let uncaught = 0
for (const { name, file, find, replace, caughtBy } of BUGS) {
  const path = join(copy, file)
  const sound = readFileSync(path, 'utf8')
  if (sound.split(find).length !== 2) throw new Error(`${name}: what is to be broken is not once in ${file}: ${find}`)
  const before = run(caughtBy)
  writeFileSync(
    path,
    sound.replace(find, () => replace),
  )
  const broken = run(caughtBy)
  writeFileSync(path, sound)
  const isCaught = before.failed === 0 && before.passed > 0 && broken.failed > 0
  if (!isCaught) uncaught += 1
  const figures = `without it ${before.passed} passed, ${before.failed} failed; with it ${broken.failed} failed`
  console.log(`${isCaught ? 'caught  ' : 'UNCAUGHT'}  ${name}: "${caughtBy.test} …" (${figures})`)
}
console.log(`${BUGS.length - uncaught} of ${BUGS.length} planted bugs are caught`)
process.exitCode = uncaught > 0 ? 1 : 0
