// Notices that a site has changed so much that no post is recognised on it any more.
import type { Platform } from '../platforms/platform.ts'

/** How often a list of posts without a recognised one is looked at, in milliseconds. Twice alike: it has settled. */
const LOOK_EVERY = 4_000
/** A post offers at least reacting, commenting and its menu; a suggested person or group offers one or two things. */
const BUTTONS_OF_POST = 3
/** Fewer blocks alike may be anything: the composer, an introduction, a card. */
const BLOCKS_OF_LIST = 3

/**
 * Calls `tell` at most once, when a visible list of posts goes on showing content in which the platform finds no post.
 * Reads no address and no word; looks no further where a post was found.
 */
export function watchSiteChange({
  platform,
  page,
  tell,
  signal,
}: {
  platform: Platform
  page: Document
  tell(): void
  signal: AbortSignal
}): void {
  let address = ''
  /** How often in a row a list without a post was seen; not a number once a post was. */
  let seen = 0
  const timer = setInterval(() => {
    const { href } = page.location
    if (href !== address) {
      address = href
      seen = 0
    } else if (seen >= 0 && !page.hidden && platform.feedRoute(new URL(href))) {
      seen = platform.posts(page).length > 0 ? Number.NaN : showsList(page) ? seen + 1 : 0
      if (seen > 1) {
        clearInterval(timer)
        tell()
      }
    }
  }, LOOK_EVERY)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** True where blocks of one parent, each with buttons and a link, repeat. Never where a password is asked for. */
export function showsList(page: Document): boolean {
  if (page.querySelector('[type=password]')) return false
  const main = page.querySelector('main,[role=main]') ?? page.body
  return [main, ...main.querySelectorAll('*')].some(
    ({ childElementCount, children }) =>
      childElementCount >= BLOCKS_OF_LIST && Array.from(children).filter(isBlock).length >= BLOCKS_OF_LIST,
  )
}

function isBlock(element: Element): boolean {
  return (
    element.querySelector('a[href]') !== null &&
    element.querySelectorAll('button,[role=button]').length >= BUTTONS_OF_POST
  )
}
