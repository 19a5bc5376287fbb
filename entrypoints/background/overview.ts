import { withoutTokens } from '../../utils/connection/connection.ts'
import type { Draft } from '../../utils/flag/draft.ts'
import type { LinkState } from '../../utils/history/listed-flag.ts'
import type { OverdueFlag, Overview, UnmatchedFlags } from '../../utils/messages/page-views.ts'
import { saidRows } from '../../utils/outbox/said-rows.ts'
import type { Core } from './core.ts'
import { storageRoom } from './storage-state.ts'

/** What every screen shows around its own content, while storage works. */
export async function readOverview(core: Core): Promise<Overview> {
  // All at once: each popup waits for this before it shows its form.
  const [
    ofLink,
    ofDrafts,
    settings,
    habits,
    connected,
    currentDraftId,
    discarded,
    needsYou,
    newsAlert,
    unmatched,
    storage,
  ] = await Promise.all([
    whatWaits(core),
    listedDrafts(core),
    core.settings.read(),
    core.habits.read(),
    core.connection.read(),
    core.drafts.currentId(),
    core.drafts.lastDiscarded(),
    core.history.needsYou(),
    core.newsAlert.read(),
    unmatchedFlags(core),
    storageRoom(),
  ])
  const { drafts, damagedDrafts } = ofDrafts
  return {
    settings,
    connection: connected && withoutTokens(connected),
    currentDraftId: drafts.some(({ id }) => id === currentDraftId) ? currentDraftId : null,
    drafts: drafts.map(listedDraft),
    damagedDrafts,
    discarded,
    recent: habits.recent,
    recentCodes: habits.recentCodes,
    canRepeat: habits.last !== null,
    snippets: habits.snippets,
    ...ofLink,
    needsYou,
    newsAlert,
    unmatched,
    hasNewerTaxonomy: connected !== null && (await core.serviceTaxonomy.isNewer(connected.origin)),
    storage,
  }
}

/** What can still be said while nothing can be read. */
export const UNREADABLE: Overview = {
  settings: { uiLanguage: null, language: null, country: null, identity: 'organization_only' },
  connection: null,
  currentDraftId: null,
  drafts: [],
  damagedDrafts: [],
  discarded: null,
  recent: [],
  recentCodes: { language: [], country: [] },
  canRepeat: false,
  snippets: [],
  waiting: 0,
  said: { waiting: 0, failed: false },
  oldestWaitingAt: null,
  overdue: [],
  isPaused: false,
  needsYou: 0,
  newsAlert: false,
  hasNewerTaxonomy: false,
  unmatched: { unaddressed: 0, elsewhere: [] },
  storage: 'unreadable',
}

async function whatWaits(
  core: Core,
): Promise<Pick<Overview, 'waiting' | 'said' | 'oldestWaitingAt' | 'overdue' | 'isPaused'>> {
  const link = await core.linkState()
  const [waiting, overdue, said] = await Promise.all([
    core.history.waiting(link),
    overdueFlags(core, link),
    saidRows(core),
  ])
  return {
    waiting: waiting.length,
    said: {
      waiting: said.length,
      failed: said.some(({ state, attempts }) => state === 'queued' && attempts > 0),
    },
    oldestWaitingAt: waiting.at(-1)?.submittedAt ?? null,
    overdue,
    isPaused: link.isPaused,
  }
}

async function listedDrafts({ drafts }: Core) {
  const list = await drafts.list()
  return { drafts: list, damagedDrafts: await drafts.damaged(list) }
}

async function overdueFlags({ history }: Core, link: LinkState): Promise<OverdueFlag[]> {
  const whole = await Promise.all((await history.overdue(link)).map(({ id }) => history.read(id, link)))
  return whole.toReversed().flatMap((found) => {
    if (!found) return []
    const { stub, flag } = found
    const { id, submittedAt, waiting, refusal } = stub
    return [{ id, submittedAt, country: flag?.country ?? null, waiting, refused: refusal !== null }]
  })
}

function listedDraft({ id, capture, subject, answers, updatedAt }: Draft): Overview['drafts'][number] {
  const link = subject.link ?? capture?.permalink?.value ?? null
  const { category, urgency } = answers
  return { id, author: capture?.author?.value ?? null, link, category, urgency, updatedAt }
}

async function unmatchedFlags({ outbox, destination }: Core): Promise<UnmatchedFlags> {
  const to = await destination()
  const elsewhere = new Map<string, number>()
  let unaddressed = 0
  for (const { id, state } of to ? await outbox.rows() : []) {
    const item = state === 'rejected' ? undefined : await outbox.item(id)
    const meant = item?.entry.destination
    if (meant === null) unaddressed += 1
    else if (meant && (meant.origin !== to?.origin || meant.organisationId !== to.organisationId)) {
      elsewhere.set(meant.organisationName, (elsewhere.get(meant.organisationName) ?? 0) + 1)
    }
  }
  return { unaddressed, elsewhere: [...elsewhere].map(([organisation, count]) => ({ organisation, count })) }
}
