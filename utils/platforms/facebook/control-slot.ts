import type { Slot } from '../platform.ts'
import { isOnScreen } from './find-posts.ts'

/** How deep the card may lie in the post's root. */
const DEEPEST = 8
/** One step on the way down: a first block with no other after it. */
const STEP = '>:first-child:not(:has(+div))'

/**
 * The way to the card of the post before, with no rounded block on it: most often this one's lies as deep. Then the browser
 * has no objects to make of the blocks on the way and of their styles.
 */
let lastWay = ''

/**
 * The control stands below the post's own content, inside its card: the first block with rounded corners on the way
 * down through blocks that hold nothing else (2022 to 2025). Where no card shows, below the root's content.
 */
export function controlSlot(post: Element): Slot | null {
  if (isOnScreen(post) && !post.matches('[role=complementary]')) return { container: post, overlay: true }
  const block = lastWay && post.querySelector<HTMLElement>(lastWay)
  return { container: block && hasRoundCorners(block.style) ? block : (findCard(post) ?? post) }
}

function findCard(post: Element): Element | null {
  let block = post
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = block.firstElementChild as HTMLElement | null
    if (!inner || inner.nextElementSibling?.localName === 'div') break
    block = inner
    if (hasRoundCorners(inner.style)) {
      lastWay = `:scope${`${STEP}:not([style*=radius])`.repeat(depth)}${STEP}`
      return inner
    }
  }
  lastWay = ''
  return null
}

/** By the names of what is set: asked for a value, or for the attribute, the browser writes it out first, which is slow. */
function hasRoundCorners(style: CSSStyleDeclaration): boolean {
  return ([] as string[]).includes.call(style, 'border-top-left-radius')
}
