// What a link is by its looks: enough to find posts and their parts. What it names exactly only the grammar says
// (`permalink.ts`), which content scripts do not carry.

/** A private account's code is the post's 11 characters and a key: together they are longer than any other code. */
const CODE = /^\/(?:[\w.]+\/)?(?:p|reels?|tv)\/(?!audio\/)([\w-]{11}(?=[\w-]{18})|[\w-]{5,})/
/** First path parts that are Instagram's own and no account. */
const ACCOUNT =
  /^\/(?!(?:p|reels?|tv|s|share|stories|explore|direct|accounts|about|legal|developer|web|api|session|lite|threads|your_activity|create|nametag|directory|privacy|terms|notifications)\/)([\w.]{1,30})\/?(?:$|(?!(?:p|reels?|tv)\/\w).)/
const HOST = /(?:^|\.)instagram\.com$/

type Place = Pick<Location, 'hostname' | 'pathname'>

/** The code of the post that an address leads to; null where it leads to none, or to a comment. */
export function postCode({ hostname, pathname }: Place): string | null {
  return HOST.test(hostname) && !isComment({ pathname }) ? (CODE.exec(pathname)?.[1] ?? null) : null
}

export function isComment({ pathname }: Pick<Place, 'pathname'>): boolean {
  return /\/c\/\d/.test(pathname)
}

/** True for the address of one clip. */
export function isClipAddress(place: Place): boolean {
  return /\/reels?\//.test(place.pathname) && postCode(place) !== null
}

/** True for somebody's stories. */
export function isStoryAddress({ pathname }: Place): boolean {
  return /^\/stories\/(?!me\/)./.test(pathname)
}

/** The name of the account that an address leads to, or null. */
export function accountName({ hostname, pathname }: Place): string | null {
  return HOST.test(hostname) ? (ACCOUNT.exec(pathname)?.[1] ?? null) : null
}
