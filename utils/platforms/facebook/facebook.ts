import type { Platform } from '../platform.ts'
import { authorName } from './author.ts'
import { controlSlot } from './control-slot.ts'
import { feedRoute } from './feed-route.ts'
import { findPosts } from './find-posts.ts'
import { looksLike } from './link-label.ts'
import { readPost, sketchPost, withheldLink } from './read-post.ts'
import { revealLink } from './reveal-link.ts'

/** Facebook's desktop pages. */
export const facebook: Platform = {
  name: 'facebook',
  feedRoute,
  linkKind: looksLike,
  // Seen in several languages; a technical error has a button and no link.
  errorLink: /\/help\/\?ref=404/,
  // Each page since 2021.
  signedIn: '[role=navigation]',
  posts: findPosts,
  authorName,
  slot: controlSlot,
  read: readPost,
  sketch: sketchPost,
  isLinkWithheld: (post) => withheldLink(post) !== null,
  revealLink,
}
