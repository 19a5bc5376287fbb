import { stateGroup } from '../../utils/flag/life-cycle.ts'
import type { PostSketch } from '../../utils/flag/post-reading.ts'
import type { FlaggedPostsKeeper } from '../../utils/history/flagged-posts.ts'
import type { PostMark } from '../../utils/messages/site-contract.ts'
import { identifyPost } from '../../utils/platforms/interpret.ts'
import { parsePermalink } from '../../utils/platforms/permalink.ts'
import { identityOf } from '../../utils/platforms/post-identity.ts'
import { authorKey, idKeys, textKeys } from '../../utils/platforms/post-keys.ts'

/** The flag of a post on a page; `sure` where the post's own ids show that it is that one. */
export type RecognisedFlag = { flagId: string; sure: boolean } | 'ask_text' | null

/** Which flag a post has, newest first: by its ids, else by its text, which is asked for only where its author was flagged. */
export async function recognisePost(
  flagged: FlaggedPostsKeeper,
  post: PostSketch,
  text: { value: string; truncated: boolean } | null,
): Promise<RecognisedFlag> {
  const identity = identifyPost(post)
  const flagBy = async (keys: string[]) => (await flagged.flagsBy(post.platform, keys)).find((id) => id !== null)
  const byIds = await flagBy(idKeys(identity))
  if (byIds !== undefined) return { flagId: byIds, sure: true }
  if (text) {
    const byText = await flagBy(textKeys(identity, text.value, text.truncated, false))
    return byText === undefined ? null : { flagId: byText, sure: false }
  }
  const author = authorKey(identity)
  return author && (await flagBy([author])) !== undefined ? 'ask_text' : null
}

/** The newest flag of the post that an address leads to, by its ids; null where none is flagged, or the ids are none of its own. */
export async function flagAtAddress(flagged: FlaggedPostsKeeper, url: string): Promise<string | null> {
  const permalink = parsePermalink(url)
  if (!permalink) return null
  const keys = idKeys(identityOf([permalink], null))
  return (await flagged.flagsBy(permalink.platform, keys)).find((id) => id !== null) ?? null
}

/** What the control shows of a flag in that state; null: its row is not on this device any more. */
export function markOf(state: string | null): PostMark {
  if (state === null) return 'flagged'
  return state === 'received' ? 'received' : stateGroup(state)
}
