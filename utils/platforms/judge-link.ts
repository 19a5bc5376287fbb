// What a pasted link leads to, told by its form alone: nobody is asked.
import type { KeptCapture } from '../flag/capture.ts'
import type { LinkTrouble, LinkVerdict } from '../flag/link-verdict.ts'
import type { SubjectType } from '../flag/subject.ts'
import { commentLink } from './comment-link.ts'
import { FACEBOOK_HOST } from './facebook/permalink.ts'
import { INSTAGRAM_HOST } from './instagram/permalink.ts'
import { type Permalink, parseAccount, parsePermalink } from './permalink.ts'
import { isSame } from './same-permalink.ts'
import { siteAddress } from './site-address.ts'
import { unwrapLink } from './unwrap-link.ts'

const ANY_HOST = /^(?:[^.]+\.)+[^.]{2,}$/
const FITS: LinkVerdict = { fits: true }

/**
 * What a link is for a subject of that type: whether it leads to such a thing, or what else it is. `capture` is what
 * was read of the flagged post; its ids can show that the link is another post's. An address without a scheme counts as https.
 */
export function judgeLink(type: SubjectType, link: string, capture: KeptCapture | null): LinkVerdict {
  const address = unwrapLink(link)
  const permalink = parsePermalink(address)
  if (!permalink && !isOfSites(address)) return trouble(siteAddress(address, ANY_HOST) ? 'other_site' : 'no_address')
  // What is gone may have had any address.
  if (type === 'removed') return FITS
  if (permalink?.kind === 'short') return trouble('short')
  if (type === 'account') return parseAccount(address) ? FITS : trouble('no_account')
  if (!permalink) return trouble(pageWithoutPost(address))
  if (permalink.kind === 'story_tray') return trouble('stories')
  const comment = commentLink(permalink)
  if (type === 'comment') return comment ? FITS : trouble('no_comment')
  if (comment) return { fits: false, trouble: 'comment', post: permalink.canonicalUrl, comment }
  return capture && isAnother(permalink, capture) ? trouble('other_post') : FITS
}

function trouble(what: LinkTrouble): LinkVerdict {
  return { fits: false, trouble: what }
}

function isOfSites(address: string): boolean {
  return siteAddress(address, FACEBOOK_HOST) !== null || siteAddress(address, INSTAGRAM_HOST) !== null
}

function pageWithoutPost(address: string): LinkTrouble {
  if (parseAccount(address)) return 'account'
  const { parts, query } = siteAddress(address, ANY_HOST) ?? { parts: [], query: new URLSearchParams() }
  const [first = '', second = ''] = parts
  if (first === 'groups' && second && second !== 'feed') return 'group'
  return first === 'search' || first === 'hashtag' || query.has('q') || (first === 'explore' && second)
    ? 'search'
    : 'no_post'
}

/** True where the ids prove it; what a category removed of a capture proves nothing. */
function isAnother(permalink: Permalink, { platform, permalink: own, ids }: KeptCapture): boolean {
  if (!platform) return false
  const known = { platform, permalink: own?.value ? parsePermalink(own.value) : null, ...(ids && { ids }) }
  return isSame({ platform: permalink.platform, permalink }, known) === false
}
