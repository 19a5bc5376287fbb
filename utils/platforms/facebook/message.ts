import { isSeen } from '../visibility.ts'
import { named } from './named-part.ts'
import { ownElements } from './own-part.ts'

/** The element that holds the post's text. */
export interface Message {
  element: Element
  source: 'story-message' | 'preview-message' | 'description' | 'clip-text'
}

/** Newest first: since 2025, since 2022. */
const MARKS = [
  { selector: '[data-ad-rendering-role=story_message]', source: 'story-message' },
  { selector: '[data-ad-preview=message],[data-ad-comet-preview=message]', source: 'preview-message' },
] as const

const MARKED = MARKS.map(({ selector }) => selector).join()

/** True where the post holds an element marked as its text, seen or not. Cheap. */
export function hasMessage(post: Element): boolean {
  // Most name it: to look for it leads through all decoys.
  return Boolean(named(post, 'aria-describedby', 1)?.matches(MARKED) || post.querySelector(MARKED))
}

/** Where the post's text stands, or null where it has none. Reads styles. */
export function findMessage(post: Element): Message | null {
  for (const { selector, source } of MARKS) {
    const element = ownElements(post, selector).find((candidate) => isSeen(candidate, post))
    if (element) return { element, source }
  }
  // The post describes itself by its time, text, attachment, reactions and comments, in this order (2022 to 2025).
  const element = named(post, 'aria-describedby', 1)
  if (element && isSeen(element, post)) return { element, source: 'description' }
  if (!post.ownerDocument.location.pathname.startsWith('/reel/')) return null
  // Over a clip nothing is marked: the first words that are not the author's.
  const words = ownElements(post, '[dir=auto]').find((candidate) => !candidate.closest('h2') && isSeen(candidate, post))
  return words ? { element: words, source: 'clip-text' } : null
}
