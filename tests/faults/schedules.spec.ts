import { test } from '@playwright/test'
import { openLaboratory } from './laboratory.ts'
import { createPlay, playSchedule } from './play-schedule.ts'
import { type Schedule, schedulesOf } from './schedule.ts'
import { shorten } from './shorten.ts'

/** `npm run test:faults -- --seed N` plays others. */
const SEED = Number(process.env.FIELDFLAG_FAULT_SEED ?? 1)
const SCHEDULES = 20
/** After this no shorter schedule is looked for, in ms. */
const SHORTENING_MS = 60_000

async function play(schedule: Schedule): Promise<void> {
  await using laboratory = await openLaboratory()
  const { flags, deliveries } = await playSchedule(createPlay(laboratory), schedule)
  console.log(`${flags} flags, ${deliveries} deliveries`)
}

for (const [n, schedule] of schedulesOf(SEED, SCHEDULES, { steps: 4, flagsPerStep: 2 }).entries()) {
  const faults = schedule.steps.map(({ fault }) => Object.values(fault).join(' ')).join(', ')
  test(`schedule ${n} of seed ${SEED}: ${faults}`, async () => {
    try {
      await play(schedule)
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
