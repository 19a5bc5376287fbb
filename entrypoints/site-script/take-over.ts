/** A symbol: the page's elements stand for names of the window, also in our own world, but never for symbols. */
const COPY = Symbol.for('fieldflag')

/**
 * The lifetime of this copy of the script. One that ran before in the same isolated world (the browser ran the script
 * twice) ends here, and takes its controls with it. The page sees nothing of that world.
 */
export function takeOver(): AbortController {
  const world = globalThis as { [COPY]?: AbortController }
  world[COPY]?.abort()
  const lifetime = new AbortController()
  world[COPY] = lifetime
  return lifetime
}
