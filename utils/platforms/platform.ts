// What differs between the sites. Adding a site is adding one folder that exports one of these.
import type { PlatformName } from '../flag/capture.ts'
import type { PostReading, PostSketch } from '../flag/post-reading.ts'

/** Where the control of a post goes: it is appended as the last child of `container`. */
export interface Slot {
  container: Element
  /** True where the control lies over the container's corner instead of taking a line of its own. */
  overlay?: boolean
}

/** What a capture needs to know of its surroundings. */
export interface CaptureSurroundings {
  now: Date
  /** Name and version of the program that reads, for `capturedBy`. */
  capturedBy: string
}

/** The pages that list posts: where they stand, a person expects controls. */
export type FeedRoute = 'home' | 'group' | 'profile' | 'search'

/**
 * Pure functions over a DOM. None of them changes the page, but for the hover of `revealLink`. What the addresses in a
 * reading mean is worked out in the background (`interpret-post.ts`): the grammar is too large for the sites' pages.
 */
export interface Platform {
  name: PlatformName
  /** The kind of list of posts that the address stands for; null where it is no such page. */
  feedRoute(url: Pick<URL, 'hostname' | 'pathname'>): FeedRoute | null
  /** What kind of post an address leads to, in words of our own (`PermalinkKind`); undefined where to none. */
  linkKind(url: string): string | undefined
  /** The link that the main part of an error page has, when nothing is at its address. */
  errorLink: RegExp
  /** A selector of what only pages have that are shown to somebody who is signed in. */
  signedIn: string
  /**
   * The elements that a person would count as posts, under `root` or, where `root` is part of one, that one; in
   * document order, none inside another. Called for each part that is added to the page: must be cheap.
   */
  posts(root: ParentNode): Element[]
  /** The post's author as the page names it, for the control's accessible name; null where unknown. Must be cheap. */
  authorName(post: Element): string | null
  /** Where the post's control goes; null where there is no stable place yet. */
  slot(post: Element): Slot | null
  /** What the page shows of the post, right now. Reads styles and layout. */
  read(post: Element): PostReading
  /** What tells which post it is, without styles or layout: to know a flagged post again. Cheap. */
  sketch(post: Element): PostSketch
  /** True where the page withholds the post's link until the pointer rests on its time. */
  isLinkWithheld(post: Element): boolean
  /**
   * For such a post: imitates the pointer's arrival on its time once, and resolves when the link shows where it leads,
   * after at most one second. Call it only at the user's own click on that post's control (product rule 1).
   */
  revealLink(post: Element, signal: AbortSignal): Promise<void>
}
