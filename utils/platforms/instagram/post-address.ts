// Which post a reading shows: its address and ids. No DOM: the background works these out.
import type { PostIds, Reading } from '../../flag/capture.ts'
import type { PostReading } from '../../flag/post-reading.ts'
import type { Permalink } from '../permalink.ts'
import { LINK_LIMIT, reading, UNKNOWN } from '../reading.ts'
import { isStory, parsePermalink } from './permalink.ts'

/** Where the post is. */
export interface PostAddress {
  link: Reading<string>
  permalink: Permalink | null
}

/** What of a reading says where the post is. `part` is `time` for the link around the post's own time. */
export interface Addresses extends Pick<PostReading, 'page' | 'alone'> {
  links: readonly { href: string; part: string }[]
}

/**
 * The post's address by the first rule that gives one: the link around its own time (comments' times lead to
 * comments), the page's own address on pages of one post, the link over a clip.
 */
export function postAddress({ page: address, alone, links }: Addresses): PostAddress {
  const page = parsePermalink(address)
  const time = links.find(({ part }) => part === 'time')
  const own = time ? parsePermalink(time.href) : null
  if (isPost(own)) {
    // Only the page's own address says which slide is on screen, and which comment was opened.
    const { slide, commentId, replyCommentId } = page?.postId === own.postId ? (page ?? own) : own
    const seen = { ...(slide && { slide }), ...(commentId && { commentId }), ...(replyCommentId && { replyCommentId }) }
    return found({ ...own, ...seen }, 'time-link', 'yes')
  }
  if (alone && isPost(page)) return found(page, 'location', 'yes')
  // Somebody's stories are not the story, and a highlight is several.
  if (alone && page && isStory(page)) {
    return page.kind === 'story_tray' ? NOWHERE : found(page, 'location', page.kind === 'story' ? 'yes' : 'likely')
  }
  const over = links.map(({ href }) => parsePermalink(href)).find(isPost)
  return over ? found(over, 'overlay-link', 'likely') : NOWHERE
}

/** The post's ids as far as the page shows them. */
export function postIds({ permalink }: PostAddress): PostIds {
  const ids: PostIds = {}
  if (permalink?.postId) ids.post = permalink.postId
  if (permalink?.slide) ids.slide = permalink.slide
  const comment = permalink?.replyCommentId ?? permalink?.commentId
  if (comment) ids.comment = comment
  return ids
}

const NOWHERE: PostAddress = { link: UNKNOWN, permalink: null }

function isPost(permalink: Permalink | null): permalink is Permalink {
  return permalink?.kind === 'post' || permalink?.kind === 'reel'
}

function found(permalink: Permalink, source: string, sure: 'yes' | 'likely'): PostAddress {
  return { link: reading(permalink.canonicalUrl, source, sure, LINK_LIMIT), permalink }
}
