import type { ApiAnswer, ApiClient } from '../api/client.ts'
import type { Changes } from '../api/event-contract.ts'

/** Events in a page: at first, where nothing more gets through, and as many as the server gives at once. */
const FIRST = 50
const LEAST = 5
const MOST = 500
/** A page that came sooner lets the next hold twice as much; one that took longer was too much for the line. In ms. */
const QUICK = 2_000
const SLOW = 8_000

/**
 * Asks for events after a cursor, page by page, of the size that the line carries: a page that can't come whole within the
 * limit of a request would be asked for in vain for ever. `now`: epoch milliseconds by this device's clock.
 */
export function createChangesPages(
  client: Pick<ApiClient, 'changes'>,
  now: () => number,
): (cursor: string | null) => Promise<ApiAnswer<Changes>> {
  let most = FIRST
  return async function next(cursor) {
    const began = now()
    const answer = await client.changes(cursor, most)
    const took = now() - began
    if (answer.ok) {
      if (took < QUICK) most = Math.min(most * 2, MOST)
      else if (took > SLOW) most = Math.max(most >> 1, LEAST)
      return answer
    }
    const isTooMuch = answer.failure.by === 'line' && answer.failure.why === 'unreachable' && took > SLOW
    if (!isTooMuch || most === LEAST) return answer
    most = LEAST
    return next(cursor)
  }
}
