import { newestFirst } from '../../../utils/history/find-flags.ts'
import type { FlagQuery } from '../../../utils/history/flag-query.ts'
import { historyPage } from '../../../utils/history/history-page.ts'
import { fold } from '../../../utils/i18n/fold.ts'
import type { FlagStub, HistoryPage } from '../../../utils/messages/page-views.ts'

/** What the background answers to a query over these flags, now. */
export function findAnswer(flags: FlagStub[], query: FlagQuery): HistoryPage {
  const rows = flags
    .toSorted(newestFirst)
    .map((stub) => ({ stub, text: fold([stub.author, stub.reference, stub.link].join('\n')) }))
  return historyPage(rows, query, Date.now())
}
