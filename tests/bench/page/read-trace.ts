// Whose script the main thread ran, from Chromium's own trace.
//
// Each call from the browser into a script (observer, frame, listener, timer) is one FunctionCall event that names the
// script's address, in whatever world it runs; the address tells the extension from the page. Times are the thread's own
// CPU time (`tdur`), not the clock's: other processes on the machine don't count, though what is slowed by the debugging
// protocol does. Against a sampling profiler: every call counts, so runs differ less. Against the difference of all of the
// main thread's work between arms: that has to find a few ms in seconds, and spreads wider than what is looked for; it is
// reported beside, since only it holds what the controls cost in style and layout. Not attributed: continuations of
// promises (none run while the feed streams) and the garbage collector's own tasks.

export interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { data?: { url?: string; [key: string]: unknown } }
}

/** Times in ms of the main thread's CPU time. */
export interface TraceResult {
  /** The extension's script while the feed streams. */
  ours: number
  /** The page's script while the feed streams. */
  page: number
  /** All tasks of the main thread while the feed streams. */
  main: number
  /** The longest of the extension's calls. */
  longestCall: number
  /** Compiling and evaluating the content script; NaN where the trace does not show it. */
  evaluate: number
  /** Tasks of more than 50 ms, and those of them that would be none without the extension's script. */
  longTasks: number
  causedLongTasks: number
}

const LONG = 50
const PAGE = 'https://www.facebook.com/'
const EXTENSION = 'chrome-extension://'
const MILLI = 1_000

/** Reads the trace of one run, which marks its stream by `bench:start` and `bench:end`. Throws where it lacks them. */
export function readTrace(events: TraceEvent[]): TraceResult {
  const start = events.find(({ name }) => name === 'bench:start')
  const end = events.find(({ name }) => name === 'bench:end')
  if (!start || !end) throw new Error('the trace holds no stream')
  const thread = events
    .filter(({ pid, tid, ph }) => pid === start.pid && tid === start.tid && ph === 'X')
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))

  const result: TraceResult = {
    ours: 0,
    page: 0,
    main: 0,
    longestCall: 0,
    evaluate: Number.NaN,
    longTasks: 0,
    causedLongTasks: 0,
  }
  /** The calls that are open, outermost first, and the extension's part of the task that is. */
  const open: { end: number; owner: 'ours' | 'page' }[] = []
  let task: { end: number; time: number; ours: number } | null = null
  const closeTask = () => {
    if (!task || task.time <= LONG) return
    result.longTasks += 1
    if (task.time - task.ours <= LONG) result.causedLongTasks += 1
  }
  for (const event of thread) {
    const time = (event.tdur ?? event.dur ?? 0) / MILLI
    const streams = event.ts >= start.ts && event.ts <= end.ts
    const eventEnd = event.ts + (event.dur ?? 0)
    if (event.name === 'RunTask') {
      if (task && event.ts < task.end) continue
      closeTask()
      task = { end: eventEnd, time, ours: 0 }
      if (streams) result.main += time
      continue
    }
    const owner = ownerOf(event)
    if (!owner) continue
    if (event.name === 'EvaluateScript' && owner === 'ours') result.evaluate = (result.evaluate || 0) + time
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= event.ts) open.pop()
    const around = open.at(-1)
    open.push({ end: eventEnd, owner })
    if (around?.owner === owner) continue
    if (task && event.ts < task.end) task.ours += owner === 'ours' ? time : around ? -time : 0
    if (!streams) continue
    result[owner] += time
    // A call of one inside a call of the other is not the other's.
    if (around) result[around.owner] -= time
    if (owner === 'ours') result.longestCall = Math.max(result.longestCall, time)
  }
  closeTask()
  return result
}

function ownerOf({ name, args }: TraceEvent): 'ours' | 'page' | null {
  if (name !== 'FunctionCall' && name !== 'EvaluateScript') return null
  const url = args?.data?.url ?? ''
  return url.startsWith(EXTENSION) ? 'ours' : url.startsWith(PAGE) ? 'page' : null
}
