// `npm run test:faults`: the schedules of one seed; `-- --seed N` those of another one.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { seed } = parseArgs({ options: { seed: { type: 'string' } } }).values
if (seed && !/^[1-9]\d*$/.test(seed)) throw new Error(`--seed takes a whole number, not "${seed}"`)
const env = { ...process.env, ...(seed && { FIELDFLAG_FAULT_SEED: seed }) }
const words = ['test', '--config', 'tests/faults/playwright.config.ts']
process.exitCode = spawnSync('playwright', words, { stdio: 'inherit', env }).status ?? 1
