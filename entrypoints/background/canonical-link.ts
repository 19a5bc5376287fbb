import type { Subject } from '../../utils/flag/subject.ts'
import { commentLink } from '../../utils/platforms/comment-link.ts'
import { parseAccount, parsePermalink } from '../../utils/platforms/permalink.ts'
import { unwrapLink } from '../../utils/platforms/unwrap-link.ts'

/** The canonical form of a link to a thing of that type; null where it leads to none. */
export function canonicalLink(type: Subject['type'], link: string): string | null {
  const address = unwrapLink(link)
  const account = parseAccount(address)?.canonicalUrl ?? null
  if (type === 'account') return account
  const permalink = parsePermalink(address)
  const comment = permalink && commentLink(permalink)
  if (type === 'comment') return comment
  // What was removed may have been the comment.
  return type === 'removed' ? (comment ?? permalink?.canonicalUrl ?? account) : (permalink?.canonicalUrl ?? null)
}
