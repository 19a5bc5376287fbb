import { test } from '@playwright/test'
import { COUNTED } from './flags-reporter.ts'
import { openLaboratory } from './laboratory.ts'
import { createPlay, type Outcome, playSchedule } from './play-schedule.ts'
import { type Schedule, schedulesOf } from './schedule.ts'
import { shorten } from './shorten.ts'

/** `npm run test:faults -- --seed N` plays others. */
const SEED = Number(process.env.FIELDFLAG_FAULT_SEED ?? 1)
/** `npm run test:faults -- --flags N` plays as many schedules, of longer queues, as that takes. */
const FLAGS = Number(process.env.FIELDFLAG_FAULT_FLAGS ?? 0)
const SHORT = { count: 20, steps: 4, flagsPerStep: 2 }
const LONG = { steps: 5, flagsPerStep: 12 }
/** After this no shorter schedule is looked for, in ms. */
const SHORTENING_MS = 60_000

async function play(schedule: Schedule): Promise<Outcome> {
  await using laboratory = await openLaboratory()
  return await playSchedule(createPlay(laboratory), schedule)
}

const size = FLAGS > 0 ? { ...LONG, count: Math.ceil(FLAGS / (LONG.steps * LONG.flagsPerStep)) } : SHORT
for (const [n, schedule] of schedulesOf(SEED, size.count, size).entries()) {
  const faults = schedule.steps.map(({ fault }) => Object.values(fault).join(' ')).join(', ')
  test(`schedule ${n} of seed ${SEED}: ${faults}`, async () => {
    try {
      const outcome = await play(schedule)
      for (const type of COUNTED) test.info().annotations.push({ type, description: String(outcome[type]) })
    } catch (cause) {
      // At once: looking for a shorter one takes its time.
      console.log(
        `failed: seed ${SEED}, schedule ${n}: ${JSON.stringify(schedule)}\n${cause instanceof Error ? cause.stack : cause}`,
      )
      const shortest = await shorten(schedule, play, Date.now() + SHORTENING_MS)
      const told = `seed ${SEED}, schedule ${n}; the shortest that fails: ${JSON.stringify(shortest)}`
      throw new Error(`${told}\n${cause instanceof Error ? cause.message : cause}`, { cause })
    }
  })
}
