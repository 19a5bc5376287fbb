import type { Capture } from '../../flag/capture.ts'
import type { PostReading, PostSketch } from '../../flag/post-reading.ts'
import { languageOf } from '../page-language.ts'
import type { CaptureSurroundings } from '../platform.ts'
import { identityOf, type PostIdentity } from '../post-identity.ts'
import { LINK_LIMIT, reading } from '../reading.ts'
import { isStory, parseAccount, parsePermalink } from './permalink.ts'
import { type PostAddress, postAddress, postIds } from './post-address.ts'
import { isSponsored } from './sponsored.ts'

/** What a reading of an Instagram post says, its addresses understood. */
export function interpretPost(post: PostReading, { now, capturedBy }: CaptureSurroundings): Capture {
  const address = postAddress(post)
  const { author, authorHref, text, truncated, postedAt } = post
  return {
    platform: 'instagram',
    permalink: address.link,
    ids: postIds(address),
    author,
    authorLink: reading(authorHref && parseAccount(authorHref)?.canonicalUrl, 'header-link', 'yes', LINK_LIMIT),
    text,
    truncated,
    postedAt,
    kind: postKind(post, address),
    media: shownMedia(post),
    isReshare: false,
    ...(isSponsored(post.links) && { sponsored: true }),
    pageLanguage: languageOf(post.pageLanguage),
    capturedAt: now.toISOString(),
    capturedBy,
  }
}

/** Who an Instagram post is: the site shows the link of each post, and its short code never changes. */
export function identifyPost(post: PostSketch): PostIdentity {
  const links = post.links.map(({ href, label }) => ({ href, part: label }))
  return identityOf([postAddress({ ...post, links }).permalink], post.author)
}

function postKind(post: PostReading, { permalink }: PostAddress): Capture['kind'] {
  const page = parsePermalink(post.page)
  if (post.onScreen && page && isStory(page)) return 'story'
  return permalink?.kind === 'reel' || isClip(post) ? 'reel' : 'post'
}

/** A clip, a carousel with its number of slides where the page says it, a video or a photo. */
function shownMedia(post: PostReading): Capture['media'] {
  if (post.slides !== null) return post.slides ? { kind: 'carousel', count: post.slides } : { kind: 'carousel' }
  if (isClip(post)) return { kind: 'reel' }
  if (post.video) return { kind: 'video' }
  return post.picture ? { kind: 'photo' } : { kind: 'unknown' }
}

/** True where the post is a clip: its link over the video says so, or the page's own address. */
function isClip({ links, onScreen, page }: PostReading): boolean {
  if (links.some(({ href }) => parsePermalink(href)?.kind === 'reel')) return true
  return onScreen && parsePermalink(page)?.kind === 'reel'
}
