// By what a post is known again: its own ids, the ids of what it shows, its author.
import type { Permalink } from './permalink.ts'
import { stableIds } from './same-permalink.ts'

/** What the page (or a kept capture) says of who a post is. Ids are `stableIds`. */
export interface PostIdentity {
  /** Ids of the post itself. */
  own: string[]
  /** Ids of pictures and videos in it: another post may show the same, so they count only together with the author. */
  attached: string[]
  /** True where `own` holds an id that each other post lacks: then another id means another post, whatever its text. */
  distinct: boolean
  author: string | null
}

/** The identity of a post by its addresses, as far as they are known. */
export function identityOf(links: readonly (Permalink | null)[], author: string | null): PostIdentity {
  const found = links.filter((link) => link !== null)
  return {
    own: found.flatMap((permalink) => stableIds({ platform: permalink.platform, permalink })),
    attached: [],
    distinct: found.some(isDistinct),
    author,
  }
}

/** All addresses of one post show the same id, but on Facebook: a `pfbid…` rotates, a video's or photo's id is not its post's. */
function isDistinct({ platform, kind, postId = '' }: Permalink): boolean {
  return platform === 'instagram' || (/post$/.test(kind) && /^\d/.test(postId))
}
