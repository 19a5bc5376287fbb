import { expect, test } from '@playwright/test'
import { backgroundHeap } from './background-heap.ts'
import { openLaboratory } from './laboratory.ts'
import { createPlay, playStep } from './play-schedule.ts'
import { schedulesOf } from './schedule.ts'

const STEPS = 60
/** The heap is looked at so often; the first look is the base, when what is loaded once is there. */
const EVERY = 15
/** How much more may be kept at the end than at the first look, in bytes. */
const MOST_GROWTH = 1_000_000

// It takes minutes: npm run test:faults -- --flags 2000.
if (process.env.FIELDFLAG_FAULT_FLAGS) {
  test('one background through many faults keeps no more at the end than near the start', async () => {
    test.setTimeout(600_000)
    await using laboratory = await openLaboratory()
    const play = createPlay(laboratory)
    const [schedule] = schedulesOf(1, 1, { steps: STEPS, flagsPerStep: 6, calm: true })
    const heaps: number[] = []
    for (const [n, step] of (schedule?.steps ?? []).entries()) {
      await playStep(play, { ...step, waits: true })
      if ((n + 1) % EVERY === 0) heaps.push(await backgroundHeap(laboratory.device.extension.context))
    }
    const megabytes = heaps.map((bytes) => (bytes / 1_000_000).toFixed(2)).join(' ')
    console.log(
      `${play.outbox.links().length} flags; heap of the background in MB after each ${EVERY} steps: ${megabytes}`,
    )
    expect((heaps.at(-1) ?? Number.NaN) - (heaps[0] ?? Number.NaN)).toBeLessThan(MOST_GROWTH)
  })
}
