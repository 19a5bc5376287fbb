// Facebook's addresses, as links in its pages have them. What is only ever pasted is in `pasted-link.ts`.
import type { Account, Permalink, PermalinkKind } from '../permalink.ts'
import { decodedBase64, decodedPart, encodedPart, siteAddress } from '../site-address.ts'

const SITE = 'https://www.facebook.com'
export const FACEBOOK_HOST =
  /^(?:(?:www|web|m|mbasic|touch|mobile|d|free|0|business|[a-z]{2}(?:-[a-z]{2})?)\.)?(?:facebook|fb)\.com$/
const NUMBER = /^\d{5,}$/
/** First path parts that are Facebook's own and no account. */
const RESERVED =
  'ads|business|events|flx|friends|gaming|groups|hashtag|help|live|login|marketplace|media|memories|messages|' +
  'notifications|photo|photos|policies|privacy|public|reel|reels|saved|search|settings|share|' +
  'sharer|stories|terms|video|watch|watchparty|recover|checkpoint|bookmarks'
const NO_ACCOUNT = new RegExp(`^(?:${RESERVED}|pages|people)$`)

// What the forms are made of. The lengths keep addresses short enough to be kept.
const ID = '(?<id>\\d{5,30})(?![\\w.-])'
const POST_ID = '(?<id>pfbid[A-Za-z0-9]{10,150}|\\d{5,30})(?![\\w.-])'
const NAME = '[^/?&]{1,600}'
const OWNER = `(?!(?:${RESERVED})/)(?:[^?]*?/)??(?<owner>${NAME})`
const GROUP = `groups/(?<group>${NAME})`
/** A part that says nothing: a slug, a page's own number. */
const SLUG = '(?:[^/?]+/)?'
const SET = '(?:(?<sort>a|pcb|gm)\\.(?<set>\\d{1,30}))?[^/?&]*'
/** Some numbers of posts end in `:0`. */
const END = '(?:%3A\\d+)?\\?'

/** What is read, as path and values of `keys`: `path?value&value`, each part encoded; and what becomes of it. */
type Form = [kind: PermalinkKind, pattern: RegExp, canonical: string, keys: string[]]

const FORMS: Form[] = [
  form(
    'post',
    `(?:permalink|story)\\.php\\?${POST_ID}&(?<owner>\\d{1,30})`,
    'permalink.php?story_fbid=$<id>&id=$<owner>',
    'story_fbid id',
  ),
  form('group_post', `${GROUP}/(?:posts|permalink)/(?:[^/?]+/)*${POST_ID}${END}`, 'groups/$<group>/posts/$<id>/'),
  form('group_post', `${GROUP}(?:/[^?]*)?\\?${POST_ID}`, 'groups/$<group>/posts/$<id>/', 'multi_permalinks'),
  form('photo', `photo(?:\\.php)?\\?${ID}&${SET}&(?<group>.*)`, 'photo/?fbid=$<id>', 'fbid set idorvanity'),
  form('video', `(?:watch(?:/live)?|video\\.php)\\?${ID}`, 'watch/?v=$<id>', 'v'),
  form('reel', `reel/${ID}`, 'reel/$<id>/'),
  form('story', `stories/(?<owner>\\d{5,30})/(?<card>${NAME})`, 'stories/$<owner>/$<card>/'),
  form('event_post', `events/${SLUG}(?<owner>\\d{5,30})/permalink/${ID}`, 'events/$<owner>/permalink/$<id>/'),
  form('event', `events/${SLUG}?${ID}`, 'events/$<id>/'),
  form('post', `${OWNER}/posts/${SLUG}${POST_ID}${END}`, '$<owner>/posts/$<id>'),
  form('photo', `${OWNER}/photos/(?:${SET}/)?${ID}${END}(?<group>.*)`, 'photo/?fbid=$<id>', 'idorvanity'),
  form('video', `${OWNER}/videos/${SLUG}${ID}${END}`, 'watch/?v=$<id>'),
]

/** True for Facebook's hosts. */
export function isFacebook(url: string): boolean {
  return siteAddress(url, FACEBOOK_HOST) !== null
}

/** Reads a Facebook address; null where it names no post. Never throws. */
export function parsePermalink(url: string): Permalink | null {
  const address = siteAddress(url, FACEBOOK_HOST)
  if (!address) return null
  const { query } = address
  const path = address.parts.map(encodedPart).join('/')
  for (const [kind, pattern, canonical, keys] of FORMS) {
    const text = `${path}?${keys.map((key) => encodedPart(query.get(key) ?? '')).join('&')}`
    const { id, card, group, sort, set } = pattern.exec(text)?.groups ?? {}
    const postId = card ? storyCard(card) : id
    if (!postId) continue
    return {
      platform: 'facebook',
      kind,
      canonicalUrl: `${SITE}/${text.replace(pattern, canonical).replaceAll('%3D', '=')}`,
      postId,
      ...(group && (kind === 'group_post' || sort === 'gm') && { groupId: decodedPart(group) }),
      ...(set && { [sort === 'a' ? 'albumId' : 'parentPostId']: set }),
      ...comment(query),
    }
  }
  return null
}

/** Reads the address of a person or page; null for any other. Never throws. */
export function parseAccount(url: string): Account | null {
  const address = siteAddress(url, FACEBOOK_HOST)
  if (!address || parsePermalink(url)) return null
  const { parts, query } = address
  const [first = '', second = '', third = '', fourth = ''] = parts
  if (first === 'profile.php') return account(/^\d+/.exec(query.get('id') ?? '')?.[0])
  if (first === 'people') return account(NUMBER.test(third) ? third : '')
  if (first === 'groups') return account(third === 'user' && second ? fourth : '')
  return NO_ACCOUNT.test(first) || !/^[\p{L}\p{N}._-]{2,}(?<!\.php)$/u.test(first) ? null : account(first)
}

function form(kind: PermalinkKind, pattern: string, canonical: string, keys = ''): Form {
  return [kind, new RegExp(`^${pattern}.*$`), canonical, keys.split(' ')]
}

/** The card's id is base64 of `S:_ISC:{id}`. */
function storyCard(card: string): string | undefined {
  return /^S:_ISC:(\d+)$/.exec(decodedBase64(decodedPart(card)) ?? '')?.[1]
}

/** `comment_id` is a number, or base64 of `comment:POST_COMMENT`. */
function comment(query: URLSearchParams): Pick<Permalink, 'commentId' | 'replyCommentId'> {
  const commentId = commentNumber(query.get('comment_id'))
  const replyCommentId = commentNumber(query.get('reply_comment_id'))
  return { ...(commentId && { commentId }), ...(replyCommentId && { replyCommentId }) }
}

function commentNumber(value: string | null): string | null {
  if (!value) return null
  return /^\d+$/.test(value) ? value : (postOfComment(value)?.commentId ?? null)
}

/**
 * What base64 of `comment:POST_COMMENT` says: both numbers, or null. The post's number is found nowhere else
 * where its address holds a `pfbid…`.
 */
export function postOfComment(value: string): { postId: string; commentId: string } | null {
  const [, postId, commentId] = /^comment:(\d+)_(\d+)$/.exec(decodedBase64(value) ?? '') ?? []
  return postId && commentId ? { postId, commentId } : null
}

function account(accountId: string | undefined): Account | null {
  if (!accountId) return null
  const path = NUMBER.test(accountId) ? `profile.php?id=${accountId}` : encodedPart(accountId)
  return { platform: 'facebook', accountId, canonicalUrl: `${SITE}/${path}` }
}
