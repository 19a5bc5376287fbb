import type { Draft } from '../../utils/flag/draft.ts'
import { keysOfFlag } from '../../utils/platforms/keys-of-flag.ts'
import { parsePermalink } from '../../utils/platforms/permalink.ts'
import { isSamePost } from '../../utils/platforms/same-permalink.ts'
import type { Core } from './core.ts'

interface Known {
  flaggedPosts: Pick<Core['flaggedPosts'], 'flagsBy'>
  history: Pick<Core['history'], 'list'>
  linkState: Core['linkState']
}

/**
 * The id of the newest flag of the draft's post that was sent or waits; null where its ids show none. Cheap for a post
 * that was never flagged: the flags are gone through only where its keyed hashes are known.
 */
export async function earlierFlag(
  core: Known,
  { subject, capture, mends }: Pick<Draft, 'subject' | 'capture' | 'mends'>,
): Promise<string | null> {
  if (mends !== null) return null
  const link = subject.link ?? capture?.permalink?.value
  const own = link ? parsePermalink(link) : null
  const found = keysOfFlag({ subject, capture })
  if (!own || !found) return null
  // Keys that begin so name the author or what was said, and fit other posts too.
  const ids = found.keys.filter((key) => !key.startsWith('by '))
  if (!(await core.flaggedPosts.flagsBy(found.platform, ids)).some((id) => id !== null)) return null
  const flags = await core.history.list(await core.linkState())
  const same = flags.find((flag) => {
    const other = flag.link ? parsePermalink(flag.link) : null
    // To one that the service lost nothing can be added.
    const isThere = !flag.mended && flag.lostAt === null
    return flag.subjectType === 'post' && isThere && other !== null && isSamePost(own, other) === true
  })
  return same?.id ?? null
}
