import type { PostSketch } from '../../utils/flag/post-reading.ts'
import type { FlaggedPostsKeeper } from '../../utils/history/flagged-posts.ts'
import type { Recognition } from '../../utils/messages/contract.ts'
import { identifyPost } from '../../utils/platforms/interpret.ts'
import { authorKey, idKeys, textKeys } from '../../utils/platforms/post-keys.ts'

/** Whether a post was flagged before: by its ids, else by its text, which is asked for only where its author was. */
export async function recognisePost(
  flagged: FlaggedPostsKeeper,
  post: PostSketch,
  text: { value: string; truncated: boolean } | null,
): Promise<Recognition> {
  const identity = identifyPost(post)
  const knows = async (keys: string[]) => (await flagged.knows(post.platform, keys)).includes(true)
  if (await knows(idKeys(identity))) return 'flagged'
  if (text) return (await knows(textKeys(identity, text.value, text.truncated, false))) ? 'flagged' : 'unknown'
  const author = authorKey(identity)
  return author && (await knows([author])) ? 'ask_text' : 'unknown'
}
