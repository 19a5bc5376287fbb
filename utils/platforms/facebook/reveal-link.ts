import { isWithheld } from './link-label.ts'
import { withheldLink } from './read-post.ts'

/** How long the page has to fill in a link, in milliseconds. */
const PATIENCE = 1_000

/**
 * Imitates the pointer's arrival on the post's time, once, and waits until its link shows where it leads.
 * Facebook fills such links in on hover or focus (since 2021): https://github.com/hckr/fb-post-screenshot/pull/33.
 * Resolves then, or after a second, or when `signal` aborts.
 */
export async function revealLink(post: Element, signal: AbortSignal): Promise<void> {
  const link = withheldLink(post)?.element
  if (!link || signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const observer = new MutationObserver(() => {
    if (!link.isConnected || !isWithheld(link.href)) resolve(null)
  })
  observer.observe(post, { subtree: true, childList: true, attributes: true, attributeFilter: ['href'] })
  AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]).addEventListener('abort', resolve)
  arrive(link)
  await promise
  observer.disconnect()
}

function arrive(link: HTMLAnchorElement): void {
  const { left, top, width, height } = link.getBoundingClientRect()
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true }
  link.dispatchEvent(new PointerEvent('pointerover', { ...at, pointerType: 'mouse' }))
  for (const type of ['mouseover', 'mousemove']) link.dispatchEvent(new MouseEvent(type, at))
  link.dispatchEvent(new FocusEvent('focusin', at))
}
