// When two addresses are those of one post.
import type { PlatformName, PostIds } from '../flag/capture.ts'
import type { Permalink } from './permalink.ts'

const NUMBER = /^\d+$/
/** Longer numbers are no short codes. */
const LONGEST_CODE = 11
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** What ids of Facebook are counted in. Numbers in one space differ exactly where what they name differs. */
const SPACES: Partial<Record<Permalink['kind'], string>> = {
  post: 'post',
  group_post: 'post',
  event_post: 'post',
  post_photos: 'post',
  reel: 'video',
}

/** What is known of a post's ids: its address, or the ids that a capture holds, or both. */
export interface KnownIds {
  platform: PlatformName
  permalink: Permalink | null
  ids?: Pick<PostIds, 'post' | 'numericPost'>
}

/**
 * The ids of a post, however its address is written, such as `facebook:post:123` or `instagram:code:BkQjCfsBIzi`: two addresses of one post have
 * at least one in common where their ids show it, two posts have none. A `pfbid…` is one that may be another tomorrow.
 * What a post only shows, a photo or a video, is none of its own. Empty where no id is known.
 */
export function stableIds({ platform, permalink, ids = {} }: KnownIds): string[] {
  const keys = new Set<string>()
  const add = (kind: Permalink['kind'], id: string | undefined) => {
    if (id) keys.add(`${platform}:${platform === 'instagram' ? instagramId(kind, id) : facebookId(kind, id)}`)
  }
  if (permalink) add(permalink.kind, permalink.postId)
  if (!permalink) add('post', ids.post)
  add('post', ids.numericPost)
  return [...keys]
}

/**
 * Whether two addresses are those of one post, their comments aside: true and false where the ids say so, null where
 * they can't: a `pfbid…` rotates, a short link is opaque, a photo or video is counted apart from the post that shows it.
 */
export function isSamePost(one: Permalink, other: Permalink): boolean | null {
  return isSame({ platform: one.platform, permalink: one }, { platform: other.platform, permalink: other })
}

/** The same of all that is known of two posts. */
export function isSame(one: KnownIds, other: KnownIds): boolean | null {
  if (one.platform !== other.platform) return false
  const [first, second] = [stableIds(one), stableIds(other)]
  if (first.some((key) => second.includes(key))) return true
  const isAnother = first.some((key) =>
    second.some((known) => space(key) === space(known) && tellsApart(key) && tellsApart(known)),
  )
  return isAnother ? false : null
}

/** Instagram's number of a post as its short code. */
export function codeOfNumber(number: string): string {
  let code = ''
  for (let rest = BigInt(number); rest > 0n; rest /= 64n) code = DIGITS.charAt(Number(rest % 64n)) + code
  return code
}

/** Instagram's short code, 11 characters at most in use, as the number of the post; null where it is none. */
export function numberOfCode(code: string): string | null {
  let number = 0n
  for (const digit of code) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return null
    number = number * 64n + BigInt(value)
  }
  return number.toString()
}

/** Photos, clips and stories are counted in one; a story's address has the number, the others have the code. */
function instagramId(kind: Permalink['kind'], id: string): string {
  if (kind === 'highlight' || kind === 'short') return `${kind}:${id}`
  return `code:${NUMBER.test(id) && id.length > LONGEST_CODE ? codeOfNumber(id) : id}`
}

function facebookId(kind: Permalink['kind'], id: string): string {
  return `${SPACES[kind] ?? kind}:${id}`
}

function space(key: string): string {
  return key.slice(0, key.lastIndexOf(':'))
}

function tellsApart(key: string): boolean {
  return !/:pfbid|:short:/.test(key)
}
