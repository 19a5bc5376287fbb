import type { Platform } from '../platforms/platform.ts'
import type { ControlTexts, Mark } from './control-texts.ts'
import { guardInput } from './input-guard.ts'
import { createMarkQueue } from './mark-queue.ts'
import { observePage } from './observe-page.ts'
import { createPostControls } from './post-controls.ts'
import { trackAttention } from './track-attention.ts'

export interface Flagging {
  /** Sets or changes the words of all controls: none is shown without, and the page is not watched before. */
  speak(texts: ControlTexts): void
  /** True while a post of the page has a control. */
  hasPosts(): boolean
  /** Flags the post under the pointer or focus; false where there is none. */
  flagAtPointer(): boolean
  /** Marks the posts that were flagged before, of so many that are known: none, and no post is looked at. */
  recognise(known: number): void
  /** Leaves one line that asks to reload the page, in the place of this post's control or the first on screen. */
  sayReload(post: Element | null): void
}

/**
 * Puts a control on each post of the page and keeps it there until `signal` aborts; then all are gone.
 * `onFlag` gets the post at a real click of the user. Call it before the page's own scripts run.
 */
export function startFlagging({
  platform,
  window,
  onFlag,
  onNear,
  onChange,
  recognise,
  signal,
}: {
  platform: Platform
  /** The window of the page. */
  window: Window
  onFlag(post: Element): void
  /** The pointer came over a control: a click may follow. */
  onNear(): void
  /** Called before anything is done about a change in the page. May abort `signal`. */
  onChange(): void
  /** What is known of a post; called in idle moments, and only while flagged posts are known. */
  recognise(post: Element): Promise<Mark | null>
  signal: AbortSignal
}): Flagging {
  const page = window.document
  let compared = 0
  const queue = createMarkQueue(async (post) => {
    // Seen again, the tab is read anew as a whole.
    if (!page.hidden) controls.mark(post, await recognise(post))
  })
  const controls = createPostControls(platform, page, (post) => {
    if (compared > 0) queue.add(post)
  })
  const attention = trackAttention(window, signal)
  guardInput(window, { postOf: controls.postOf, onClick: onFlag, onNear, signal })
  const lookAtAll = observePage(
    page,
    (change) => {
      onChange()
      if (!signal.aborted) controls.update(change)
    },
    signal,
  )
  signal.addEventListener('abort', () => {
    queue.clear()
    controls.removeAll()
  })
  return {
    speak(texts) {
      if (signal.aborted) return
      controls.speak(texts)
      lookAtAll()
    },
    hasPosts: () => controls.posts().length > 0,
    flagAtPointer() {
      const post = controls.postAround(attention())
      if (post) onFlag(post)
      return post !== null
    },
    recognise(known) {
      if (known === compared) return
      compared = known
      controls.posts().forEach(queue.add)
    },
    sayReload: controls.sayReload,
  }
}
