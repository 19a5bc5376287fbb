// Which post a reading shows: its address and ids. No DOM: the background works these out.
import type { Capture, PostIds, Reading } from '../../flag/capture.ts'
import type { PostReading, ReadLink } from '../../flag/post-reading.ts'
import type { Permalink } from '../permalink.ts'
import { LINK_LIMIT, reading, UNKNOWN } from '../reading.ts'
import { isAttachedAuthorLabel, isAuthorLabel, isTimeLabel, isWithheld } from './link-label.ts'
import { parseAccount, parsePermalink, postOfComment } from './permalink.ts'
import { headerLink, timeLink } from './time-link.ts'

/** The number or the name that a group has in addresses, as `ids` of utils/flag/capture.ts take it. */
const GROUP_ID = /^[\w.:-]{1,200}$/

/** The address of a post itself; an event is none. */
type PostPermalink = Permalink & { kind: Capture['kind'] }

/** Where the post is, and what kind of post that makes it. */
export interface PostAddress {
  link: Reading<string>
  permalink: PostPermalink | null
}

/**
 * The post's address by the first rule that gives one: its time's link, another of its header's, the page's own address
 * where the page is about this post, the number that its photos or its comments' links name. Never a guess: a photo's or
 * video's own id is not the post's, and what stands in a share is the original's.
 */
export function postAddress(post: PostReading): PostAddress {
  const time = timeLink(post.links)
  const timed = time && isTimeLabel(time.label) ? permalinkOf(time) : null
  if (isPost(timed)) return found(timed, 'timestamp-link', 'yes')
  const header = headerLink(post.links.filter(({ href }) => !isWithheld(href)))
  const headed = header ? parsePermalink(header.href) : null
  if (header && isPost(headed)) {
    return found(headed, header.href.includes('multi_permalinks') ? 'multi-permalinks' : 'header-link', 'likely')
  }
  const page = pagePermalink(post)
  if (page) return found(page, 'location', post.onScreen ? 'yes' : 'likely')
  const parent = parentOfPhotos(post)
  const group = parent?.groupId ?? groupOf(post)
  const owner = post.authorHref ? parseAccount(post.authorHref)?.accountId : undefined
  return (
    byNumber(group, owner, parent?.parentPostId, 'photo-set') ??
    byNumber(group, owner, numberInComments(post), 'comment-id') ?? { link: UNKNOWN, permalink: null }
  )
}

/** The address of the original in a share, where the page shows it. */
export function originalLink({ links }: PostReading): Reading<string> | undefined {
  const original = linksOfOriginal(links)
  if (original.length === 0) return undefined
  const permalink = original.map(permalinkOf).find(isPost)
  return reading(permalink?.canonicalUrl, 'original-link', 'likely', LINK_LIMIT)
}

/** The post's ids as far as the page shows them. */
export function postIds(post: PostReading, { permalink }: PostAddress): PostIds {
  const ids: PostIds = {}
  const attached = attachedPermalinks(post)
  const photo = permalink?.kind === 'photo' ? permalink : attached.find((link) => link.kind === 'photo')
  const video = isVideo(permalink) ? permalink : attached.find(isVideo)
  const own = permalink && permalink.kind !== 'photo' && !isVideo(permalink) ? permalink.postId : undefined
  const number = numberInComments(post) ?? parentOfPhotos(post)?.parentPostId
  const groupId = groupOf(post)
  if (own ?? number) ids.post = own ?? number
  if (number && number !== ids.post) ids.numericPost = number
  if (photo?.postId) ids.photo = photo.postId
  if (photo?.albumId) ids.album = photo.albumId
  if (video?.postId) ids.video = video.postId
  // A capture takes nothing that words would fit in; the link still has the name.
  if (groupId && GROUP_ID.test(groupId)) ids.group = groupId
  const page = pagePermalink(post)
  const comment = page?.replyCommentId ?? page?.commentId
  if (comment) ids.comment = comment
  return ids
}

/** The group that the post stands in, by number or name. */
export function groupOf({ links, page }: PostReading): string | undefined {
  for (const { href, part } of links) {
    const path = part === 'heading' || part === 'header' ? URL.parse(href)?.pathname : undefined
    const group = /^\/groups\/([^/]+)/.exec(path ?? '')?.[1]
    if (group) return group
  }
  return parsePermalink(page)?.groupId
}

/** The posts, photos and videos that are attached, in document order. */
export function attachedPermalinks({ links }: PostReading): Permalink[] {
  return links.flatMap((link) => (link.part === 'attachment' ? (permalinkOf(link) ?? []) : []))
}

/** What a link's address names. One that is withheld is the page's own, whichever post the link stands in. */
export function permalinkOf({ href }: Pick<ReadLink, 'href'>): Permalink | null {
  return isWithheld(href) ? null : parsePermalink(href)
}

/** The page's address, where the page is about this post. */
export function pagePermalink({ page, onScreen, alone }: Pick<PostReading, 'page' | 'alone'> & { onScreen?: boolean }) {
  const permalink = parsePermalink(page)
  if (!isPost(permalink)) return null
  if (onScreen) return permalink
  return alone && permalink.kind !== 'photo' ? permalink : null
}

/** Comments' links hold the post's number, also where its address is opaque. */
export function numberInComments({ comments }: Pick<PostReading, 'comments'>): string | undefined {
  for (const href of comments) {
    const id = URL.parse(href)?.searchParams.get('comment_id')
    const postId = id ? postOfComment(id)?.postId : undefined
    if (postId) return postId
  }
  return undefined
}

export function isPost(permalink: Permalink | null): permalink is PostPermalink {
  return permalink !== null && /^(?:(?:group_|event_)?post|reel|video|photo|story)$/.test(permalink.kind)
}

/** Where the post carries another post, the links that say so: a second author or time, a heading's to the original. */
function linksOfOriginal(links: ReadLink[]): ReadLink[] {
  const own = [timeLink(links), headerLink(links)]
  return links.filter((link) => {
    if (own.includes(link) || link.part === 'message') return false
    if (link.part === 'heading') return permalinkOf(link) !== null
    return isTimeLabel(link.label) || isAuthorLabel(link.label) || isAttachedAuthorLabel(link.label)
  })
}

function isVideo(permalink: Permalink | null | undefined): boolean {
  return permalink?.kind === 'video' || permalink?.kind === 'reel'
}

/** The photos of a post name it as their set; those in a share name the original. */
function parentOfPhotos(post: PostReading): Permalink | undefined {
  if (linksOfOriginal(post.links).length > 0) return undefined
  return attachedPermalinks(post).find(({ parentPostId }) => parentPostId)
}

/** The address that a post's number makes with its group or its author. */
function byNumber(
  group: string | undefined,
  owner: string | undefined,
  postId: string | undefined,
  source: string,
): PostAddress | null {
  const place = group ? `groups/${encodeURIComponent(group)}` : owner && encodeURIComponent(owner)
  const permalink = postId && place ? parsePermalink(`facebook.com/${place}/posts/${postId}`) : null
  return isPost(permalink) ? found(permalink, source, 'likely') : null
}

function found(permalink: PostPermalink, source: string, sure: 'yes' | 'likely'): PostAddress {
  return { link: reading(permalink.canonicalUrl, source, sure, LINK_LIMIT), permalink }
}
