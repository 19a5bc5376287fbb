// The addresses of posts on both sites: what an address names, and its one canonical form.
// No DOM but `URL`: the extension's own pages use this too, for links that were pasted.
import type { PlatformName } from '../flag/capture.ts'
import { parsePastedLink } from './facebook/pasted-link.ts'
import * as facebook from './facebook/permalink.ts'
import * as instagram from './instagram/permalink.ts'

export type PermalinkKind =
  | 'post'
  | 'group_post'
  | 'photo'
  /** All photos of one post. */
  | 'post_photos'
  | 'video'
  | 'reel'
  | 'story'
  /** Somebody's stories; which of them is not in the address. */
  | 'story_tray'
  | 'highlight'
  | 'event'
  | 'event_post'
  | 'watchparty'
  /** An opaque short link: only the site can tell where it leads. */
  | 'short'

/** What an address says of a post. What the address lacks is absent. */
export interface Permalink {
  platform: PlatformName
  kind: PermalinkKind
  /** The site's own id: number, `pfbid…`, Instagram short code (11 characters, also of private posts). */
  postId?: string
  commentId?: string
  replyCommentId?: string
  /** The post's address without comment and tracking; parsing it gives itself. */
  canonicalUrl: string
  /** Group by number or name. */
  groupId?: string
  albumId?: string
  /** The post that a photo belongs to. */
  parentPostId?: string
  /** The slide of a carousel, counted from 1. */
  slide?: number
}

/** The address of a person, page or account. */
export interface Account {
  platform: PlatformName
  /** Number or name, as the site writes it. */
  accountId: string
  canonicalUrl: string
}

/**
 * Reads the address of a post, photo, video, reel, story or event; null for any other address, and for text that is none.
 * An address without a scheme counts as https. Never throws.
 * Forms: addresses seen in use, and those in the tests of yt-dlp, gallery-dl and pender.
 */
export function parsePermalink(address: string): Permalink | null {
  const url = onTheWeb(address)
  return facebook.parsePermalink(url) ?? parsePastedLink(url) ?? instagram.parsePermalink(url)
}

/** Reads the address of a person, page or account; null for any other address. Never throws. */
export function parseAccount(address: string): Account | null {
  const url = onTheWeb(address)
  return facebook.parseAccount(url) ?? instagram.parseAccount(url)
}

/** Facebook under its names in the Tor network, past and present. */
const ONION = /\bfacebook(?:wkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd|corewwwi)\.onion(?=[/?#]|$)/i

function onTheWeb(address: string): string {
  return address.replace(ONION, 'facebook.com')
}
