import type { ReadLink } from '../../flag/post-reading.ts'

/**
 * True where the post is an advert: it leads out by the site's counter of adverts, which no other post does. Adverts
 * without a way out stay unmarked. Seen by others in 2023 (https://github.com/uBlockOrigin/uAssets/issues/19731) and in
 * three programs of 2026; the label beside the name is a word in the page's language, and says nothing for sure.
 */
export function isSponsored(links: readonly Pick<ReadLink, 'href'>[]): boolean {
  return links.some(({ href }) => /^https:\/\/(?:[\w-]+\.)*(?:facebook|instagram)\.com\/ads\/ig_redirect\b/.test(href))
}
