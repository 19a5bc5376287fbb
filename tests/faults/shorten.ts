import type { Schedule } from './schedule.ts'

/**
 * Leaves out what a failing schedule does not need to fail, step by step and flag by flag, until the time `end` (epoch
 * milliseconds). Resolves to the shortest that still failed.
 */
export async function shorten(
  schedule: Schedule,
  play: (schedule: Schedule) => Promise<unknown>,
  end: number,
): Promise<Schedule> {
  for (const shorter of shorterThan(schedule)) {
    if (Date.now() > end) break
    const failed = await play(shorter).then(
      () => false,
      () => true,
    )
    if (failed) return shorten(shorter, play, end)
  }
  return schedule
}

function* shorterThan({ byForm, steps }: Schedule): Generator<Schedule> {
  if (steps.length > 1) for (const n of steps.keys()) yield { byForm, steps: steps.toSpliced(n, 1) }
  if (byForm) yield { byForm: false, steps }
  for (const [n, step] of steps.entries()) {
    if (step.submit.length > 1) yield { byForm, steps: steps.with(n, { ...step, submit: step.submit.slice(1) }) }
  }
}
