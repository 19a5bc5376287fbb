import type { Slot } from '../platform.ts'
import { isOnScreen } from './find-posts.ts'

/** How deep the card may lie in the post's root. */
const DEEPEST = 8

/**
 * The control stands below the post's own content, inside its card: the first block with rounded corners on the way
 * down through blocks that hold nothing else (2022 to 2025). Where no card shows, below the root's content.
 */
export function controlSlot(post: Element): Slot | null {
  if (isOnScreen(post) && !post.matches('[role=complementary]')) return { container: post, overlay: true }
  let block: Element = post
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = block.firstElementChild as HTMLElement | null
    if (!inner || inner.nextElementSibling?.localName === 'div') break
    block = inner
    if (hasRoundCorners(inner.style)) return { container: inner }
  }
  return { container: post }
}

/** By the names of what is set: asked for a value, or for the attribute, the browser writes it out first, which is slow. */
function hasRoundCorners(style: CSSStyleDeclaration): boolean {
  return ([] as string[]).includes.call(style, 'border-top-left-radius')
}
