// Which scripts the pages are built into. Each file costs the browser about a millisecond before it is even read, so that
// what is loaded together is one file; and none holds what somebody who loads it does not need.

/** What the bundler knows of a module. */
interface ModuleContext {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/** The one that is loaded first comes first: what two of them share goes with it. */
const PARTS = [
  ['start', ['entrypoints/popup/main.ts', 'entrypoints/fullpage/main.ts']],
  ['screens', ['entrypoints/popup/screens.tsx']],
  ['history', ['components/history/history-screen.tsx', 'entrypoints/fullpage/show-screens.tsx']],
] as const
const STARTS_PAGE = /\/main\.ts$/
const BACKGROUND = ['entrypoints/background/index.ts']

/**
 * Names the file of a module: the first part that loads it, and apart from it what the background loads too. Null leaves
 * it to the bundler. `root`: the folder that the paths start from.
 */
export function createPageChunks(root: string): (id: string, context: ModuleContext) => string | null {
  let known: { name: string; ids: Set<string> }[] | undefined
  let background = new Set<string>()
  return (id, context) => {
    const loadedBy = (files: readonly string[]) => {
      const ids = files.map((file) => `${root}/${file}`)
      const found = closure(ids, context)
      // What starts a page must run in no other.
      for (const id of ids) if (STARTS_PAGE.test(id)) found.delete(id)
      return found
    }
    if (!known) {
      known = PARTS.map(([name, files]) => ({ name, ids: loadedBy(files) }))
      background = loadedBy(BACKGROUND)
    }
    const part = known.find(({ ids }) => ids.has(id))
    if (!part) return null
    return background.has(id) ? `${part.name}-and-background` : part.name
  }
}

/** All modules that are loaded before the given ones can run. */
function closure(ids: string[], context: ModuleContext): Set<string> {
  const found = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}
