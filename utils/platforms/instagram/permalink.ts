// Instagram's address grammar.
import type { Account, Permalink, PermalinkKind } from '../permalink.ts'
import { decodedBase64, siteAddress } from '../site-address.ts'

const SITE = 'https://www.instagram.com'
export const INSTAGRAM_HOST = /^(?:(?:www|m)\.)?(?:instagram\.com|instagr\.am)$/
const CODE = /^[A-Za-z0-9_-]{5,}$/
const NUMBER = /^\d{5,}$/
const USER = /^[A-Za-z0-9._]{1,30}$/
/** A private account's code is the post's 11 characters and a 28-character key. */
const CODE_LENGTH = 11
const LONGEST_PUBLIC_CODE = 28
/** First path parts that are Instagram's own and no account. */
const RESERVED = new Set(
  (
    'p reel reels tv s share stories explore direct accounts about legal developer web api graphql static emails ' +
    'challenge oauth notifications nametag directory privacy terms session lite threads your_activity create'
  ).split(' '),
)

/** True for Instagram's hosts. */
export function isInstagram(url: string): boolean {
  return siteAddress(url, INSTAGRAM_HOST) !== null
}

/** Reads an Instagram address; null where it names no post. Never throws. */
export function parsePermalink(url: string): Permalink | null {
  const address = siteAddress(url, INSTAGRAM_HOST)
  if (!address) return null
  const { parts, query } = address
  const [first = '', second = '', third = ''] = parts
  switch (first) {
    case 'stories':
      return story(second, third)
    case 's':
      return highlight(/^highlight:(\d+)$/.exec(decodedBase64(second) ?? '')?.[1])
    case 'share':
      return shortLink(second, third)
  }
  const verb = VERBS.has(first) ? 0 : VERBS.has(second) && USER.test(first) ? 1 : -1
  return verb < 0 ? null : post(parts.slice(verb), query)
}

/** Reads the address of an account; null for any other. Never throws. */
export function parseAccount(url: string): Account | null {
  const address = siteAddress(url, INSTAGRAM_HOST)
  if (!address || parsePermalink(url)) return null
  const [user = ''] = address.parts
  if (!USER.test(user) || RESERVED.has(user)) return null
  return { platform: 'instagram', accountId: user, canonicalUrl: `${SITE}/${user}/` }
}

/** True for one story, a highlight, and somebody's stories of which the address names none. */
export function isStory({ kind }: Permalink): boolean {
  return kind === 'story' || kind === 'highlight' || kind === 'story_tray'
}

/** The short code's own 11 characters: what two addresses of one private post have in common. */
export function shortCode(code: string): string {
  return code.length > LONGEST_PUBLIC_CODE ? code.slice(0, CODE_LENGTH) : code
}

const VERBS = new Map<string, PermalinkKind>([
  ['p', 'post'],
  ['tv', 'post'],
  ['reel', 'reel'],
  ['reels', 'reel'],
])

function post([verb = '', code = '', ...rest]: string[], query: URLSearchParams): Permalink | null {
  const kind = VERBS.get(verb)
  // `/reels/audio/{id}/` is a sound.
  if (!kind || !CODE.test(code) || code === 'audio') return null
  const found: Permalink = {
    ...link(kind, `${SITE}/${kind === 'reel' ? 'reel' : 'p'}/${code}/`),
    postId: shortCode(code),
  }
  if (rest[0] === 'c' && rest[1] && NUMBER.test(rest[1])) found.commentId = rest[1]
  if (found.commentId && rest[2] === 'r' && rest[3] && NUMBER.test(rest[3])) found.replyCommentId = rest[3]
  const slide = Number(query.get('img_index'))
  if (Number.isSafeInteger(slide) && slide > 0) found.slide = slide
  return found
}

function story(user: string, id: string): Permalink | null {
  if (user === 'highlights') return highlight(id)
  if (!USER.test(user) || user === 'me') return null
  if (NUMBER.test(id)) return { ...link('story', `${SITE}/stories/${user}/${id}/`), postId: id }
  return id ? null : link('story_tray', `${SITE}/stories/${user}/`)
}

function highlight(id: string | undefined): Permalink | null {
  return id && NUMBER.test(id) ? { ...link('highlight', `${SITE}/stories/highlights/${id}/`), postId: id } : null
}

function shortLink(sort: string, code: string): Permalink | null {
  if (/^(?:p|reel)$/.test(sort)) {
    return CODE.test(code) ? { ...link('short', `${SITE}/share/${sort}/${code}/`), postId: code } : null
  }
  return !code && CODE.test(sort) ? { ...link('short', `${SITE}/share/${sort}/`), postId: sort } : null
}

function link(kind: PermalinkKind, canonicalUrl: string): Permalink {
  return { platform: 'instagram', kind, canonicalUrl }
}
