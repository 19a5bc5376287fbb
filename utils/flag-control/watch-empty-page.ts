// What it means that a page shows no post where one is to be expected.
import { elementsIn, LINK } from '../platforms/elements-in.ts'
import { showsGone } from '../platforms/gone-page.ts'
import type { Platform } from '../platforms/platform.ts'

/** How often a page without a recognised post is looked at, in milliseconds. */
const LOOK_EVERY = 4_000
/** So often alike, and a list of posts has settled. */
const SETTLED = 3
/** A post offers at least reacting, commenting and its menu; a suggested person or group offers one or two things. */
const BUTTONS_OF_POST = 3
/** Fewer blocks alike may be anything: the composer, an introduction, a card. */
const BLOCKS_OF_LIST = 3

/**
 * Calls `changed` at most once, when a visible list of posts goes on showing content in which the platform finds no
 * post: the site has changed. Calls `gone` where the address of a post shows that nothing is there. Reads no word; looks
 * no further where a post was found. `hasPosts` is true where one is known already: then none is looked for.
 */
export function watchEmptyPage({
  platform,
  page,
  hasPosts,
  changed,
  gone,
  signal,
}: {
  platform: Platform
  page: Document
  hasPosts(): boolean
  changed(): void
  gone(address: string): void
  signal: AbortSignal
}): void {
  let address = page.location.href
  /** How often in a row a list without a post was seen; not a number once all is known of the page. */
  let seen = 0
  const timer = setInterval(() => {
    const { href } = page.location
    if (href !== address) {
      address = href
      seen = 0
    } else if (seen >= 0 && !page.hidden) {
      const isList = platform.feedRoute(page.location) !== null
      if (!isList && !platform.linkKind(href)) return
      if (hasPosts() || platform.posts(page).length > 0) seen = Number.NaN
      else if (isList) {
        seen = showsList(page) ? seen + 1 : 0
        if (seen === SETTLED) {
          clearInterval(timer)
          changed()
        }
      } else if (showsGone(page, platform)) {
        seen = Number.NaN
        gone(href)
      }
    }
  }, LOOK_EVERY)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** True where blocks of one parent, each with buttons and a link, repeat. Never where a password is asked for. */
export function showsList(page: Document): boolean {
  if (page.querySelector('[type=password]')) return false
  const main = page.querySelector('main,[role=main]') ?? page.body
  return [main, ...elementsIn(main, '*')].some(
    ({ childElementCount, children }) =>
      childElementCount >= BLOCKS_OF_LIST && [...children].filter(isBlock).length >= BLOCKS_OF_LIST,
  )
}

function isBlock(element: Element): boolean {
  return (
    element.querySelector(LINK) !== null && element.querySelectorAll('button,[role=button]').length >= BUTTONS_OF_POST
  )
}
