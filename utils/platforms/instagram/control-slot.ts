import type { Slot } from '../platform.ts'

/**
 * In the feed below the article's content. In a modal and on the page of one post picture and text stand side by
 * side, so there it goes below the column with the text: the one that holds the actions. A clip fills its block: the
 * control lies over its corner.
 */
export function controlSlot(post: Element): Slot | null {
  if (post.matches('main article')) return { container: post }
  const column = post.querySelector('section')?.parentElement
  return column ? { container: column } : { container: post, overlay: !post.matches('article') }
}
