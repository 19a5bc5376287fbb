// The strings whose keyed hashes are compared, so that a post that was flagged before is known again.
import { withoutInvisible } from './invisible-characters.ts'
import type { PostIdentity } from './post-identity.ts'

/** So many letters and digits of a text are compared: one page cuts the same text earlier than another. */
const COMPARED = 60
/** A shorter text says too little of which post it is. */
const LEAST = 8

/** The key of the author alone; null where unknown. */
export function authorKey({ author }: PostIdentity): string | null {
  // "Name · Follow": what follows the dot is a button's word.
  const name = folded(author?.split('·')[0] ?? '')
  return name && `by ${name}`
}

/** The keys of a post's ids. */
export function idKeys(identity: PostIdentity): string[] {
  const { own, attached } = identity
  const by = authorKey(identity)
  return [...own, ...(by ? [...own, ...attached].map((id) => `${id} ${by}`) : [])]
}

/**
 * The keys of author and text: one under which a flagged post is kept, or those by which a post on the page is looked
 * for. Two posts that both have distinct ids are told apart by those, not by their text. None for a text of which the
 * page shows too little.
 */
export function textKeys(identity: PostIdentity, text: string, truncated: boolean, kept: boolean): string[] {
  const by = authorKey(identity)
  const said = folded(text)
  if (!by || said.length < (truncated ? COMPARED : LEAST)) return []
  const key = `${by} said ${said.slice(0, COMPARED)}`
  if (kept) return [identity.distinct ? `${key} known` : key]
  return identity.distinct ? [key] : [key, `${key} known`]
}

function folded(text: string): string {
  return withoutInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
