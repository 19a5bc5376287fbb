import { isClipAddress } from './link-looks.ts'
import { mostVisible } from './most-visible.ts'
import { foreground } from './shown-page.ts'

/**
 * The clip that is on screen in the reels viewer: the block around the video that shows the largest part of itself.
 * Null on other pages: the viewer gives no time, a page of one clip does. Reads layout, on such pages only.
 */
export function clipOnScreen(page: Document): Element | null {
  if (!isClipAddress(page.location)) return null
  const main = foreground(page, (dialog) => dialog.querySelector('video') !== null)
  if (!main) return null
  if (!/^\/reels\//.test(page.location.pathname) && main.querySelector('time')) return null
  const video = mostVisible(main.querySelectorAll('video'))
  return video && clipAround(video, main)
}

/** The largest block in `main` that holds this video and no other. */
function clipAround(video: Element, main: Element): Element {
  let clip = video
  for (let at = video.parentElement; at && at !== main; at = at.parentElement) {
    if (at.querySelectorAll('video').length > 1) break
    clip = at
  }
  return clip
}
