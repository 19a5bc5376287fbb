import type { Platform } from '../platform.ts'
import { authorName } from './author.ts'
import { controlSlot } from './control-slot.ts'
import { findPosts } from './find-posts.ts'
import { postCode } from './link-looks.ts'
import { readPost, sketchPost } from './read-post.ts'

/** Instagram's desktop pages. */
export const instagram: Platform = {
  name: 'instagram',
  feedRoute: ({ pathname }) => (pathname === '/' ? 'home' : null),
  linkKind: (href) => {
    const url = URL.parse(href)
    return url && postCode(url) ? 'post' : undefined
  },
  errorLink: /\.com\/$/,
  // Each page since 2025.
  signedIn: '[href*="/direct/inbox"]',
  posts: findPosts,
  authorName,
  slot: controlSlot,
  read: readPost,
  sketch: sketchPost,
  // Instagram withholds no link.
  isLinkWithheld: () => false,
  revealLink: async () => {},
}
