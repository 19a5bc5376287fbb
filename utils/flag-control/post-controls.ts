import type { Platform } from '../platforms/platform.ts'
import { type ControlElement, createControlElement, describeControl, layOver, TAG } from './control-element.ts'
import type { ControlTexts, Mark } from './control-texts.ts'
import type { PageChange } from './observe-page.ts'
import { pageTheme, type Theme } from './page-theme.ts'
import { attach, type Place, putBack } from './put-back.ts'

/** How long a page is taken to keep its theme, in milliseconds. */
const THEME_LASTS = 30_000
/** How long controls are placed in one frame, in milliseconds; the rest waits for the next ones. */
const SLICE = 8
/** What changed inside a post, and the page's theme, is looked at in an idle moment within this time, in milliseconds. */
const SOON = { timeout: 200 }
/** What says that a post is there, or is another one now. Counters, dots and reactions come and go by the hundred. */
const TELLING = 'a[href],h1,h2,h3,h4,h5,time,video,[dir]'
/** Where people write: what comes and goes there says nothing of the post. */
const WRITING = '[contenteditable],form'

interface Placed extends Place {
  post: Element
  control: ControlElement
  author: string | null
  mark: Mark | null
}

/** The controls that are on the page now: one in each post, put back where the page drops it. */
export interface PostControls {
  /** The post of a control's host; undefined for any other element. */
  postOf(host: Element): Element | undefined
  /** The post with a control that the element is part of. */
  postAround(element: Element | null): Element | null
  /** All posts that have a control. */
  posts(): Element[]
  /** Brings the controls in line with what changed in the page. Nothing is looked for before there are words. */
  update(change: PageChange): void
  /** Sets or changes the words of all controls; `all` must be told of after the first. */
  speak(texts: ControlTexts): void
  /** Shows what is known of a post in its control. */
  mark(post: Element, mark: Mark | null): void
  /** Takes all controls off the page. */
  removeAll(): void
  /**
   * Lets one control say that the page must be reloaded: this post's, else the first on screen. It is no control any
   * more. Says nothing where another copy of the script has already taken controls away.
   */
  sayReload(post: Element | null): void
}

/**
 * No control is placed before there are words for it (`speak`). `onPost` is called for each post that got one, or may have
 * become another post under it.
 */
export function createPostControls(platform: Platform, page: Document, onPost: (post: Element) => void): PostControls {
  const byPost = new Map<Element, Placed>()
  const waiting = new Set<Element>()
  const touched = new Set<Element>()
  /** What was looked at for this change: a post that lost its card and got another is told of twice. */
  const judged = new Set<Element>()
  /** Controls whose posts left, for those that come: to move one costs less than to make one. The browser may take them. */
  const spare: WeakRef<ControlElement>[] = []
  let texts: ControlTexts | null = null
  let theme: Theme = 'light'
  let themeKnown = false

  const describe = ({ control, author, mark }: Placed) => texts && describeControl(control, texts, author, mark)
  const remove = ({ post, element, control }: Placed) => {
    element.remove()
    byPost.delete(post)
    spare.push(new WeakRef(control))
  }
  const postAround = (element: Element | null) => {
    // To go up from the element costs more: of each ancestor the browser would make an object for this script.
    return [...byPost.keys()].findLast((post) => post.contains(element)) ?? null
  }
  const stillPost = (placed: Placed) => {
    if (placed.post.isConnected && platform.posts(placed.post).includes(placed.post)) return true
    remove(placed)
    return false
  }

  const forgetTheme = () => {
    themeKnown = false
  }
  /**
   * Looks at the theme now and then, when the page has worked its styles out: asked before, it has to do so at once. Behind
   * the post, not its card: what is in a post far off may have no styles yet (`content-visibility`).
   */
  const checkTheme = (post: Element) => {
    if (themeKnown) return
    themeKnown = true
    requestIdleCallback(() => {
      if (!post.isConnected) return forgetTheme()
      setTimeout(forgetTheme, THEME_LASTS)
      theme = pageTheme(post)
      spare.length = 0
      byPost.forEach(({ control }) => {
        control.button.dataset.theme = theme
      })
    }, SOON)
  }

  const placeOne = (post: Element) => {
    const known = byPost.get(post)
    const author = platform.authorName(post)
    if (known && post.contains(known.container)) {
      if (author !== known.author) {
        known.author = author
        known.mark = null
        describe(known)
      }
      return onPost(post)
    }
    if (known) remove(known)
    const slot = platform.slot(post)
    if (!slot) return
    const { container, overlay = false } = slot
    const control = spare.pop()?.deref() ?? createControlElement(page, theme)
    layOver(control, overlay)
    const element = control.host
    const placed: Placed = {
      post,
      element,
      container,
      control,
      author,
      mark: null,
      attachedAt: 0,
      drops: 0,
      held: false,
    }
    describe(placed)
    // While the page arrives, a post within a post can be there before the outer one can be told for one.
    byPost.forEach((other) => {
      if (post.contains(other.post)) stillPost(other)
    })
    byPost.set(post, placed)
    attach(placed)
    onPost(post)
    checkTheme(post)
  }

  const place = () => {
    let until = 0
    ;[...waiting].every((post) => {
      waiting.delete(post)
      if (post.isConnected) placeOne(post)
      // Most often there is one: it needs no clock.
      if (waiting.size === 0) return false
      const now = Date.now()
      until ||= now + SLICE
      return now <= until
    })
    judged.clear()
    if (waiting.size > 0) requestAnimationFrame(place)
  }

  const enqueue = (post: Element) => {
    waiting.add(post)
  }
  const find = (root: Element) => {
    platform.posts(root).forEach(enqueue)
  }
  /** Roots are used again for other posts, for none, or for a list of several. */
  const look = (post: Element) => {
    if (judged.has(post)) return
    judged.add(post)
    const placed = byPost.get(post)
    if (placed && stillPost(placed)) enqueue(post)
    else if (post.isConnected) find(post)
  }
  const reread = () => {
    touched.forEach(look)
    touched.clear()
    place()
  }

  /** Where the page dropped the control, or moved it. */
  const restore = (placed: Placed) => {
    const { post, element, container } = placed
    if (element.isConnected && element.parentNode === container) return
    if (!post.contains(container)) look(post)
    else if (stillPost(placed)) putBack(placed, () => byPost.get(post) === placed)
  }

  const consider = (element: Element) => {
    // Moved as a whole: a list that uses its roots again does so in one go.
    if (byPost.has(element)) return look(element)
    if (!element.querySelector(TELLING) && !element.matches(TELLING)) return
    const known = postAround(element)
    if (!known) {
      find(element)
    } else if (!waiting.has(known) && !element.closest(WRITING)) {
      if (touched.size === 0) requestIdleCallback(reread, SOON)
      touched.add(known)
    }
  }

  const update = ({ added, all }: PageChange) => {
    // Nothing that may never get a control is kept: once there are words, all of the page is told of.
    if (!texts) return
    if (all) {
      const posts = new Set(platform.posts(page))
      byPost.forEach((placed) => {
        if (posts.has(placed.post)) restore(placed)
        else remove(placed)
      })
      posts.forEach(enqueue)
    } else {
      // Cheaper than to look through all that was removed: a page holds few posts at a time.
      byPost.forEach(restore)
      added.forEach(consider)
    }
    place()
  }

  return {
    postOf(host) {
      // A page holds few posts at a time: to keep a list of hosts costs more than to look for one.
      return host.localName === TAG ? [...byPost.values()].find(({ element }) => element === host)?.post : undefined
    },
    postAround,
    posts: () => [...byPost.keys()],
    update,
    speak(words) {
      texts = words
      byPost.forEach(describe)
    },
    mark(post, mark) {
      const placed = byPost.get(post)
      if (!placed || placed.mark === mark) return
      placed.mark = mark
      describe(placed)
    },
    removeAll() {
      byPost.forEach(remove)
      waiting.clear()
      touched.clear()
    },
    sayReload(post) {
      const live = [...byPost.values()]
      if (live.some(({ element, container }) => container.isConnected && !element.isConnected)) return
      const placed =
        (post && byPost.get(post)) ??
        live.find(({ element }) => {
          const { top, bottom } = element.getBoundingClientRect()
          return bottom > 0 && top < innerHeight
        })
      if (!placed) return
      placed.mark = 'orphaned'
      describe(placed)
      byPost.delete(placed.post)
    },
  }
}
