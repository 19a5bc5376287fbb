import type { ExpectedCapture } from './posts.ts'

/** What a person finds where they look at one page of a site: the truth that tests compare with. */
export interface Surface {
  /** Tells it from all others, for the names of tests. */
  name: string
  url: string
  /** A selector of what to click first; what it opens is part of the surface. */
  opens?: string
  /** What a person counts, in the order of the page. Empty where there is nothing to flag. */
  posts: ExpectedPost[]
}

/** The part of a capture that each surface must give. */
export type ExpectedPost = Pick<
  ExpectedCapture,
  'author' | 'permalink' | 'permalinkAfterHover' | 'text' | 'truncated' | 'kind' | 'isReshare' | 'isSponsored'
>

/** A story: nothing of it is text. */
export function storyPost(author: string, permalink: string): ExpectedPost {
  const nothing = { text: null, truncated: false, permalinkAfterHover: false, isReshare: false, isSponsored: false }
  return { author, permalink, kind: 'story', ...nothing }
}

/** An address with the switches of page/switches.ts. */
export function switchedUrl(address: string, query: Record<string, string | number>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url.href.replaceAll('%2C', ',')
}

/** The first of a list that fits. Throws where none does: then the practice posts have changed. */
export function firstOf<T>(list: readonly T[], fits: (item: T) => boolean): T {
  const found = list.find(fits)
  if (!found) throw new RangeError('no such practice post')
  return found
}
