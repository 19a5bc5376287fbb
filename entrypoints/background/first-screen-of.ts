import type { FirstScreen } from '../../utils/history/first-screen.ts'
import type { Overview } from '../../utils/messages/page-views.ts'
import type { Core } from './core.ts'
import { readOverview, UNREADABLE } from './overview.ts'
import { waitingFlags } from './waiting-flags.ts'

/** With more flags than this waiting, to look at each costs more than it spares who opens the history. */
const WAITING_MOST = 200

/** What a page that opens on the history shows until the background answers it; null where that is not kept. */
export async function firstScreenOf(core: Core): Promise<FirstScreen<Overview> | null> {
  if ((await core.outbox.rows()).length > WAITING_MOST) return null
  const [overview, page, waiting] = await Promise.all([
    readOverview(core),
    core.history.first(core.linkState),
    waitingFlags(core),
  ])
  return { overview: aroundHistory(overview), page, waiting }
}

/** Nothing of any draft: a category that is chosen now must find no copy of what it removes. */
function aroundHistory(overview: Overview): Overview {
  const { settings, connection, waiting, oldestWaitingAt, overdue, isPaused, needsYou, unmatched } = overview
  const { hasNewerTaxonomy, newsAlert } = overview
  return {
    ...UNREADABLE,
    settings,
    connection,
    waiting,
    oldestWaitingAt,
    overdue,
    isPaused,
    needsYou,
    newsAlert,
    unmatched,
    hasNewerTaxonomy,
    storage: 'ok',
  }
}
