import { type Figure, median, number, quantile } from '../figures.ts'
import type { Heap } from './heap.ts'
import type { FeedRun } from './run-feed.ts'

export const ARMS = ['none', 'floor', 'ours'] as const
export type Arm = (typeof ARMS)[number]
export type Runs = Record<Arm, FeedRun[]>

const MB = 1_000_000

/** The budgets of the design that concern the page, from all runs. */
export function pageFigures(runs: Runs): Figure[] {
  const of = (arm: Arm, read: (run: FeedRun) => number) => runs[arm].map(read)
  const middle = (arm: Arm, read: (run: FeedRun) => number) => median(of(arm, read))
  const share = (run: FeedRun) => run.ours / run.page
  const heap = (arm: Arm, part: keyof Heap) => middle(arm, (run) => run.heap[part] / MB)
  const detached = (arm: Arm) => Math.max(...runs[arm].flatMap((run) => run.detached ?? []))
  const long = (arm: Arm) => middle(arm, (run) => run.longTasks)
  const delays = (arm: Arm) => runs[arm].flatMap((run) => run.delays)
  const typing = (arm: Arm, part: number) => middle(arm, (run) => quantile(run.typing, part))
  const lost = runs.ours.reduce((sum, run) => sum + run.without + run.doubled, 0)
  const left = runs.ours.reduce((sum, run) => sum + run.left, 0)
  // The median, not each: a difference of one task between arms that have many by themselves is chance.
  const caused = middle('ours', (run) => run.causedLongTasks)
  // None on a machine on which the page's own tasks are short. On a slower one many of them are nearly long, and any script
  // at all makes some of them so.
  const causedByFloor = middle('floor', (run) => run.causedLongTasks)

  return [
    {
      name: "content script's time, ratio to the floor's",
      value: middle('ours', share) / middle('floor', share),
      unit: '×',
      budget: 1.5,
      note: `${number(middle('ours', (run) => run.ours))} ms against ${number(middle('floor', (run) => run.ours))} ms`,
    },
    {
      name: "content script's time, share of the page's own script",
      value: 100 * middle('ours', share),
      unit: ' %',
      budget: null,
      note: `floor ${number(100 * middle('floor', share))} %; runs ${spread(of('ours', (run) => 100 * share(run)))} %`,
    },
    {
      name: 'all work of the main thread against none',
      value: 100 * (middle('ours', (run) => run.main) / middle('none', (run) => run.main) - 1),
      unit: ' %',
      budget: null,
      note: `floor ${number(100 * (middle('floor', (run) => run.main) / middle('none', (run) => run.main) - 1))} %; none ${spread(of('none', (run) => run.main / 1_000))} s`,
    },
    {
      name: 'long tasks (> 50 ms) that are long by the content script',
      value: caused,
      unit: '',
      budget: 0,
      note: `by the floor ${causedByFloor}; all: none ${long('none')}, floor ${long('floor')}, ours ${long('ours')}; longest call ${number(middle('ours', (run) => run.longestCall))} ms`,
    },
    {
      name: 'script evaluation at start',
      value: middle('ours', (run) => run.evaluate),
      unit: ' ms',
      budget: 20,
      note: `floor ${number(middle('floor', (run) => run.evaluate))} ms; runs ${spread(of('ours', (run) => run.evaluate))} ms`,
    },
    {
      name: 'post inserted → control usable, median',
      value: median(delays('ours')),
      unit: ' ms',
      budget: 100,
      note: `${delays('ours').length} controls; floor ${number(median(delays('floor')))} ms`,
    },
    {
      name: 'post inserted → control usable, 95th of 100',
      value: quantile(delays('ours'), 0.95),
      unit: ' ms',
      budget: 100,
      note: `most ${number(quantile(delays('ours'), 1))} ms`,
    },
    {
      name: 'posts that left without a control, or with two',
      value: lost,
      unit: '',
      budget: 0,
      note: `of ${left}`,
    },
    {
      name: 'heap after GC against none',
      value: heap('ours', 'all') - heap('none', 'all'),
      unit: ' MB',
      budget: 0.5,
      note: `floor ${number(heap('floor', 'all') - heap('none', 'all'))} MB; none ${number(heap('none', 'all'))} MB`,
    },
    {
      name: "of it the scripts' own",
      value: heap('ours', 'script') - heap('none', 'script'),
      unit: ' MB',
      budget: null,
      note: `floor ${number(heap('floor', 'script') - heap('none', 'script'))} MB; none ${number(heap('none', 'script'))} MB`,
    },
    {
      name: 'detached nodes after GC against none',
      value: detached('ours') - detached('none'),
      unit: '',
      budget: 0,
      note: `none ${detached('none')}, floor ${detached('floor')}, ours ${detached('ours')}`,
    },
    {
      name: 'key pressed → next frame against none, median',
      value: typing('ours', 0.5) - typing('none', 0.5),
      unit: ' ms',
      budget: null,
      note: `none ${number(typing('none', 0.5))} ms, floor ${number(typing('floor', 0.5))} ms, ours ${number(typing('ours', 0.5))} ms`,
    },
    {
      name: 'key pressed → next frame against none, 95th of 100',
      value: typing('ours', 0.95) - typing('none', 0.95),
      unit: ' ms',
      budget: null,
      note: `none ${number(typing('none', 0.95))} ms, ours ${number(typing('ours', 0.95))} ms`,
    },
  ]
}

function spread(values: readonly number[]): string {
  return `${number(Math.min(...values))}–${number(Math.max(...values))}`
}
