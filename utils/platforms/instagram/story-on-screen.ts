import { linksTo } from './author.ts'
import { isStoryAddress } from './link-looks.ts'
import { mostVisible } from './most-visible.ts'
import { hasMedia, isShown } from './shown-page.ts'

/**
 * The story that is on screen: the block that holds its time and its picture or video, of several the largest on
 * screen. Null on other pages. Reads layout, on such pages only.
 */
export function storyOnScreen(page: Document): Element | null {
  if (!isStoryAddress(page.location)) return null
  const blocks = Array.from(page.querySelectorAll('time'), blockAround).filter((block) => block !== null)
  const [, , user = ''] = page.location.pathname.split('/')
  // Stories of others, beside it, are shown by their first picture.
  const own = blocks.filter((block) => linksTo(block, user).length > 0)
  return mostVisible(own.length > 0 ? own : blocks)
}

function blockAround(time: Element): Element | null {
  if (!isShown(time)) return null
  for (let at = time.parentElement; at && !at.matches('body,main,nav'); at = at.parentElement) {
    if (hasMedia(at)) return at
  }
  return null
}
