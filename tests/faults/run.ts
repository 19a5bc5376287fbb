// `npm run test:faults`: the schedules of one seed; `-- --seed N` those of another one; `-- --flags N` the long run.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { seed, flags } = parseArgs({ options: { seed: { type: 'string' }, flags: { type: 'string' } } }).values
for (const [name, value] of Object.entries({ seed, flags })) {
  if (value && !/^[1-9]\d*$/.test(value)) throw new Error(`--${name} takes a whole number, not "${value}"`)
}
const env = {
  ...process.env,
  ...(seed && { FIELDFLAG_FAULT_SEED: seed }),
  ...(flags && { FIELDFLAG_FAULT_FLAGS: flags }),
}
const words = ['test', '--config', 'tests/faults/playwright.config.ts']
process.exitCode = spawnSync('playwright', words, { stdio: 'inherit', env }).status ?? 1
