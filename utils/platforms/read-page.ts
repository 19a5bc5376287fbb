import type { PlatformName } from '../flag/capture.ts'
import { elementsIn } from './elements-in.ts'

/** So many links of a post are looked at. */
export const LINKS_KEPT = 200
const COMMENTS_KEPT = 20

/** What every reading says of the page that a post stands on. */
export function readPage(platform: PlatformName, { ownerDocument }: Element) {
  return {
    platform,
    page: ownerDocument.location.href,
    pageLanguage: ownerDocument.documentElement.lang.slice(0, 100),
  }
}

/** The first links of comments under a post. */
export function commentLinks(post: Element, selector: string): HTMLAnchorElement[] {
  return elementsIn<HTMLAnchorElement>(post, selector).slice(0, COMMENTS_KEPT)
}
