import type { ReadLink } from '../../flag/post-reading.ts'
import { isAttachedAuthorLabel, isAuthorLabel, isTimeLabel, isWithheld, looksLike } from './link-label.ts'

/**
 * The link on the post's time, or undefined: the first that Facebook labels as such or, in the header, that withholds
 * its target; else one in the header that leads to a post. What follows an author in the attachment is the original's.
 */
export function timeLink<L extends ReadLink>(links: readonly L[]): L | undefined {
  const original = links.findIndex(
    ({ label, part }) => part === 'attachment' && (isAuthorLabel(label) || isAttachedAuthorLabel(label)),
  )
  const own = original < 0 ? links : links.slice(0, original)
  return (
    own.find(
      ({ label, part, href, words, drawn }) =>
        part !== 'message' && (isTimeLabel(label) || ((words || drawn) && part === 'header' && isWithheld(href))),
    ) ?? headerLink(links)
  )
}

/**
 * A link in the header that leads to the post: a life event's date, a group's name with the post's number. A link in
 * the line that explains a share ("shared a post", labelled `-R`) leads to the original; a picture's leads to itself.
 */
export function headerLink<L extends ReadLink>(links: readonly L[]): L | undefined {
  return links.find(
    ({ label, part, href }) =>
      (part === 'header' || (part === 'heading' && label !== '-R')) && looksLike(href) === 'post',
  )
}
