import { LINK } from '../elements-in.ts'
import { postCode } from './link-looks.ts'
import { foreground, hasMedia } from './shown-page.ts'

/**
 * The post of a page or dialog that is about one post and has no article; null on other pages. It is what holds the
 * post's own time and the picture or video: more posts of the account may follow it in the same part of the page.
 */
export function singlePost(page: Document): Element | null {
  const code = postCode({
    hostname: page.location.hostname,
    pathname: page.location.pathname.replace(/\/c\/.*/, '/'),
  })
  if (!code) return null
  const front = foreground(page, (dialog) => blockOf(dialog, code, 'img[alt]') !== null)
  // The small pictures in comments have no words (seen 2026-05); the post's own may lack them, too.
  return front && (blockOf(front, code, 'img[alt]') ?? blockOf(front, code, 'img'))
}

function blockOf(front: Element, code: string, pictures: string): Element | null {
  for (let at = ownTime(front, code); at && at !== front; at = at.parentElement) {
    if (hasMedia(at, pictures)) return at
  }
  return null
}

/** The time that leads to the post, else the first that leads nowhere: those of comments lead to comments. */
function ownTime(front: Element, code: string): Element | null {
  let unlinked: Element | null = null
  for (const time of front.querySelectorAll('time')) {
    const link = time.closest<HTMLAnchorElement>(LINK)
    if (!link) unlinked ??= time
    if (link && postCode(link) === code) return time
  }
  return unlinked
}
