import type { Capture } from '../../flag/capture.ts'
import type { PostReading, PostSketch } from '../../flag/post-reading.ts'
import { languageOf } from '../page-language.ts'
import type { CaptureSurroundings } from '../platform.ts'
import { identityOf, type PostIdentity } from '../post-identity.ts'
import { LINK_LIMIT, reading, UNKNOWN } from '../reading.ts'
import { stableIds } from '../same-permalink.ts'
import { isOriginalAuthorLabel, isOriginalLabel, isTimeLabel, isWithheld } from './link-label.ts'
import { shownMedia } from './media.ts'
import { parseAccount } from './permalink.ts'
import {
  groupOf,
  numberInComments,
  originalLink,
  type PostAddress,
  pagePermalink,
  permalinkOf,
  postAddress,
  postIds,
} from './post-address.ts'
import { isSponsored } from './sponsored.ts'

/** What a reading of a Facebook post says, its addresses understood. */
export function interpretPost(read: PostReading, { now, capturedBy }: CaptureSurroundings): Capture {
  const post = withoutWordsOfOriginal(read)
  const address = postAddress(post)
  const media = shownMedia(post, address)
  const original = originalLink(post)
  const { author, authorHref, text, truncated, postedAt } = post
  return {
    platform: 'facebook',
    permalink: address.link,
    ids: postIds(post, address),
    author,
    authorLink: reading(authorHref && parseAccount(authorHref)?.canonicalUrl, 'author-link', 'yes', LINK_LIMIT),
    text,
    truncated,
    postedAt,
    kind: postKind(post, address, media),
    media,
    isReshare: original !== undefined,
    ...(original && { original }),
    ...(isSponsored(post.links) && { sponsored: true }),
    pageLanguage: languageOf(post.pageLanguage),
    capturedAt: now.toISOString(),
    capturedBy,
  }
}

/**
 * Who a Facebook post is: by the page's own address where it is about this post, the link on its time, and its comments'
 * links, which hold its number where its own address is opaque or withheld. Pictures and videos are attached.
 */
export function identifyPost(post: PostSketch): PostIdentity {
  // The first time is the post's; in a re-share the original's follows.
  const times = post.links.filter(({ href, label }) => isTimeLabel(label) || isWithheld(href))
  const time = times[0] ? permalinkOf(times[0]) : null
  const attached = post.links
    .filter((link) => !times.includes(link))
    .flatMap((link) => {
      const permalink = permalinkOf(link)
      return permalink && /photo|video|reel/.test(permalink.kind) ? stableIds({ platform: 'facebook', permalink }) : []
    })
  const identity = identityOf([pagePermalink({ ...post, onScreen: false }), time], post.author)
  const number = numberInComments(post)
  if (number) identity.own.push(...stableIds({ platform: 'facebook', permalink: null, ids: { post: number } }))
  return { ...identity, attached }
}

/**
 * A share without words of its own, whose original is marked as posts are (2026): where the original's author stands
 * before the first text, that text is the original's, as is all from its first link on. What its words link to is no
 * attachment.
 */
function withoutWordsOfOriginal(post: PostReading): PostReading {
  const before = (is: (label: string) => boolean) =>
    post.links.findIndex(({ label, part }) => part === 'header' && is(label))
  if (before(isOriginalAuthorLabel) < 0) return post
  const first = before(isOriginalLabel)
  const links = post.links.map((link, at) =>
    at < first || link.part === 'heading' || link.part === 'message' ? link : { ...link, part: 'attachment' as const },
  )
  return { ...post, text: UNKNOWN, truncated: false, links }
}

function postKind(post: PostReading, { permalink }: PostAddress, media: Capture['media']): Capture['kind'] {
  const kind = permalink?.kind ?? 'post'
  if (kind !== 'post') return kind
  return groupOf(post) ? 'group_post' : media.kind === 'reel' ? 'reel' : 'post'
}
