// The page's budgets: a generated home feed streams through a window of a dozen posts, with nothing, the least and ours.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { launchExtension } from '../../e2e/chromium/extension.ts'
import { startSites } from '../../practice/sites.ts'
import { holds, table } from '../figures.ts'
import { feedFiles } from './feed-files.ts'
import { writeFloorExtension } from './floor-extension.ts'
import { ARMS, type Arm, pageFigures, type Runs } from './page-figures.ts'
import { runFeed } from './run-feed.ts'

export interface PageBenchOptions {
  /** Runs of each arm. */
  runs: number
  /** Posts of each run. */
  posts: number
  /** How many times the CPU is slowed; the budgets are for four. */
  slowdown: number
}

/** No round starts after this time, in ms: all of it ends within a quarter of an hour. */
const LAST_ROUND = 900_000
const WARM_UP = 30
const FOLDER = '.output/bench'
/** facebook-home-2025-03.html of the sample pages, its one post. */
const CAPTURED = { elements: 465, depth: 27 }

/** Runs the arms in turn, prints a Markdown table and writes it with all runs to `.output/bench/page.json`. False where a budget is passed. */
export async function pageBench({ runs: wanted, posts, slowdown }: PageBenchOptions): Promise<boolean> {
  const begun = performance.now()
  using floor = writeFloorExtension()
  const sites = await startSites({ files: feedFiles() })
  const open = (options: { folder?: string | null }) => launchExtension({ sitesPort: sites.port, ...options })
  const browsers = {
    none: await open({ folder: null }),
    floor: await open({ folder: floor.folder }),
    ours: await open({}),
  }
  const runs: Runs = { none: [], floor: [], ours: [] }
  let longest = 0
  try {
    // Not counted: caches fill, and what an extension opens when it is installed is out of the way.
    for (const arm of ARMS) await runFeed(browsers[arm].context, { posts: WARM_UP, slowdown, countDetached: false })
    for (let round = 0; round < wanted; round++) {
      const before = performance.now()
      if (round > 0 && before - begun + longest > LAST_ROUND) break
      // Each round starts with another arm: whatever the first of a round gains or loses is shared.
      for (let turn = 0; turn < ARMS.length; turn++) {
        const arm = ARMS[(round + turn) % ARMS.length] as Arm
        runs[arm].push(await runFeed(browsers[arm].context, { posts, slowdown, countDetached: round === 0 }))
      }
      longest = Math.max(longest, performance.now() - before)
    }
    const version = browsers.none.context.browser()?.version() ?? '?'
    return report(runs, { runs: wanted, posts, slowdown, version })
  } finally {
    for (const arm of ARMS) await browsers[arm].close()
    await sites.close()
  }
}

function report(
  runs: Runs,
  { runs: wanted, posts, slowdown, version }: PageBenchOptions & { version: string },
): boolean {
  const figures = pageFigures(runs)
  const [first] = runs.none
  const processors = cpus()
  const done = runs.ours.length
  const machine = `${processors[0]?.model.trim() ?? '?'}, ${processors.length} cores, Chromium ${version}`
  const text = `${table(figures)}

${posts} posts, CPU slowed ${slowdown}×, ${done} runs of each arm in turn, medians, times of the main thread's CPU. ${machine}.
A post has ${first?.elements} elements, ${first?.depth} levels deep (median; the sample page's: ${CAPTURED.elements}, ${CAPTURED.depth}).`
  console.log(`\n${text}\n`)
  if (done < wanted) console.log(`only ${done} of ${wanted} runs within the time: the machine is slow or busy`)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}/page.json`, JSON.stringify({ machine, posts, slowdown, figures, runs }, null, 2))
  return figures.every(holds)
}
