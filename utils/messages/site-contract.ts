// What the sites' scripts and the background say to each other. Types only: content scripts import from here.

import type { PlatformName } from '../flag/capture.ts'
import type { StateGroup } from '../flag/life-cycle.ts'
import type { PageStructure, StructureWords } from '../flag/page-structure.ts'
import type { PostReading, PostSketch } from '../flag/post-reading.ts'

/** Words in a control. `{{author}}` in `labelWithAuthor` stands for the name. */
export interface ControlWords {
  word: string
  label: string
  labelWithAuthor: string
}

/** The words of the control in a post, in the partner's language. */
export interface ControlTexts extends ControlWords, Record<PostMark, ControlWords> {
  /** BCP 47 tag; the shadow root's `lang`. */
  language: string
  direction: 'ltr' | 'rtl'
  /** Where the extension was updated under the page. */
  orphaned: ControlWords
}

/** Where the flag of a post stands, as its control shows it; `flagged` where this device does not hold that any more. */
export type PostMark = 'flagged' | 'received' | StateGroup

/** What is known of a post that a page shows. `ask_text`: its author was flagged before, so its text would tell. */
export type Recognition = PostMark | 'ask_text' | null

/**
 * What content scripts may ask of the background. They run beside a hostile page: nothing here reads stored data, but
 * for one thing: whether a post that they name was flagged from this device, and how far that flag has come. Who broke out
 * of the page into that process could test posts that they already know, on their own site (the browser says which that
 * is), no more: no name, text, category or note comes out. Of what is asked nothing is kept, but for a flagged post the
 * day on which it was seen last, or found gone.
 */
export interface ContentCalls {
  'control.texts': { in: null; out: ControlTexts }
  /** 0 where no post of this site was flagged, so that none need be asked for; else another number after each change. */
  'posts.flagged': { in: null; out: number }
  'posts.recognise': { in: { post: PostSketch; text: { value: string; truncated: boolean } | null }; out: Recognition }
  /** The pointer is over a control: wakes the background, which takes about as long as a hand from there to the click. */
  wake: { in: null; out: null }
  /** A post was flagged: keeps it as a draft and opens the form. `finished: false` says that its link may follow. */
  'capture.start': { in: { captureId: string; reading: PostReading; finished: boolean }; out: null }
  /** The link was found, or given up: the post as it now stands. Seals the capture. */
  'capture.finish': { in: { captureId: string; reading: PostReading }; out: null }
  /** The window said `online`: pulls sending forward. */
  'line.online': { in: null; out: null }
  /** A list of posts shows content in which no post is recognised: at most once a page load, without a word of it. */
  'site.changed': { in: { platform: PlatformName }; out: null }
  /** The page at that address of a post, opened by the partner, says that nothing is there. */
  'post.gone': { in: { url: string }; out: null }
}

/** What the background asks of a content script. */
export interface TabCalls {
  /** The keyboard command: flag the post under the pointer or focus. `false` where there is none. */
  'command.flag': { in: null; out: boolean }
  /** The address of the page, for "Flag this page". */
  'page.address': { in: null; out: string }
  /** A flag was submitted, or has come further: `posts.flagged` has something new. */
  'posts.changed': { in: null; out: null }
  /** The shape of the page without a word of it, for the maintainers. */
  'page.structure': { in: StructureWords; out: PageStructure }
}
