// Which kinds of posts a list holds, in which order; it begins anew at the end.
import type { Mood } from './writings.ts'

export type FacebookPostKind =
  | 'text'
  | 'photo'
  | 'photos'
  | 'group'
  | 'sponsored'
  | 'long'
  | 'share'
  /** Without words of its own: what is marked as a post's text is the original's. */
  | 'wordless-share'
  | 'reel'
  | 'background'
  | 'link'
  /** By a member of a group who is not named. */
  | 'anonymous'
  /** "X is with Y". */
  | 'tagged'
  /** Several people shared one post, and the site shows that as one. */
  | 'aggregate'
  /** An advert that says so in an image of text, with a clear link to the explanation. */
  | 'advert'
  | 'video'
  /** Photos whose links alone name the post. */
  | 'set'
  /** A post whose link the page never shows. */
  | 'linkless'

export const HOME_KINDS: { kind: FacebookPostKind; mood: Mood }[] = [
  { kind: 'text', mood: 'threat' },
  { kind: 'photo', mood: 'plain' },
  { kind: 'group', mood: 'rumour' },
  { kind: 'sponsored', mood: 'advert' },
  { kind: 'long', mood: 'long' },
  { kind: 'share', mood: 'threat' },
  { kind: 'photos', mood: 'plain' },
  { kind: 'text', mood: 'threat' },
  { kind: 'reel', mood: 'plain' },
  { kind: 'background', mood: 'plain' },
  { kind: 'link', mood: 'rumour' },
]
export const TIMELINE_KINDS: FacebookPostKind[] = ['link', 'text', 'photo', 'long', 'text', 'photos']
export const FEED_KINDS = {
  group: ['text', 'photos', 'long', 'photo', 'text'],
  showcase: ['anonymous', 'set', 'text', 'photo', 'linkless', 'long'],
  mixed: ['tagged', 'aggregate', 'advert', 'share', 'background', 'reel', 'linkless', 'video', 'wordless-share'],
  groups: ['text', 'long'],
  search: ['text', 'photo', 'group', 'long'],
  event: ['text', 'photos', 'long'],
} satisfies Record<string, FacebookPostKind[]>
