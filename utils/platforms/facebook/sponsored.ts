import type { ReadLink } from '../../flag/post-reading.ts'
import { timeLink } from './time-link.ts'

/** Adverts carry longer tracking than posts (characters): at least this in the feed, 250 in search. */
const LONG_TRACKING = 250

/**
 * True where the post is an advert, by what its language does not change: a link to what the site says of adverts, or a
 * drawn label in place of the time together with an advert's long tracking.
 */
export function isSponsored(links: readonly ReadLink[]): boolean {
  if (links.some(({ href, part }) => part !== 'message' && URL.parse(href)?.pathname.startsWith('/ads/about')))
    return true
  const time = timeLink(links)
  const tracking = URL.parse(time?.href ?? '')?.searchParams.get('__cft__[0]') ?? ''
  return tracking.length > LONG_TRACKING && time?.drawn === true
}
