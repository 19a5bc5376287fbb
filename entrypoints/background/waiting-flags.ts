import type { WaitingFlag } from '../../utils/messages/page-views.ts'
import type { Core } from './core.ts'

/** What a summary of the waiting flags needs of each, newest first. */
export async function waitingFlags({
  history,
  linkState,
}: Pick<Core, 'history' | 'linkState'>): Promise<WaitingFlag[]> {
  const flags = await history.waiting(await linkState())
  return flags.map(({ state, waiting, nextTryAt, submittedAt }) => ({ state, waiting, nextTryAt, submittedAt }))
}
