// What each practice post must be captured as: the truth for tests, the tour and benchmarks.
import { ANONYMOUS } from './content/anonymous.ts'
import { type FacebookPlace, type FacebookPost, facebookPosts } from './content/facebook-posts.ts'
import { type InstagramPlace, type InstagramPost, instagramPosts } from './content/instagram-posts.ts'
import { VIEWER } from './content/people.ts'
import { shortened } from './content/shortened.ts'
import type { Locale } from './page/switches.ts'

/** What a person sees of one post. A capture may say "unknown", but never something else. */
export interface ExpectedCapture {
  /** Place in its feed, counted from 0; on Facebook `aria-posinset` is one more. */
  index: number
  author: string
  /** Canonical: a member of a group is named by the account's number, not by the page within the group. Null: anonymous. */
  authorLink: string | null
  /** Canonical; null where the page never shows it, also not at hover. */
  permalink: string | null
  /** True where the link shows only once the pointer or the focus rests on the post's time. */
  permalinkAfterHover: boolean
  /** The text as shown, lines parted by `\n`; null where there is none. A cut one ends where the site cuts it. */
  text: string | null
  /** First line of `text`, at most 40 characters. */
  textStart: string | null
  truncated: boolean
  /** BCP 47 tag of the text. */
  language: string
  /** ISO 8601, UTC; null where the page has words only. */
  postedAt: string | null
  kind: 'post' | 'group_post' | 'reel' | 'video' | 'event_post' | 'photo' | 'story'
  media: { kind: 'none' | 'photo' | 'reel' | 'video' | 'carousel' | 'link'; count?: number }
  isReshare: boolean
  isSponsored: boolean
  /** A capture may know fewer of them; those that it knows are these. */
  ids: { post: string; numericPost?: string; photo?: string; group?: string; video?: string }
}

/** Facebook cuts at about five lines, Instagram at about two. */
export const FACEBOOK_CUT = { characters: 260, lines: 5 }
export const INSTAGRAM_CUT = { characters: 110, lines: 2 }

/** In the reels viewers of both. */
export const REEL_CUT = { characters: 60, lines: 1 }

/** The domain on the hidden card that Facebook puts into each post of the home feed. */
export const DECOY_DOMAIN = 'lantavelo.example'
/** Stand on the pages, but may be in no field of any capture. */
export const MUST_NOT_CONTAIN = [
  VIEWER.name,
  VIEWER.instagramName,
  DECOY_DOMAIN,
  'Facebook',
  'Learn More',
  'See more',
  '\u034F',
]

/** The first `count` posts of a place on the practice Facebook, as they must be captured. */
export function expectedOnFacebook(place: FacebookPlace, count: number, locale: Locale = 'en'): ExpectedCapture[] {
  return facebookPosts(place, count).map((post) => expectedFacebookCapture(post, place, locale))
}

/** The first `count` posts of a place on the practice Instagram, as they must be captured. */
export function expectedOnInstagram(place: InstagramPlace, count: number): ExpectedCapture[] {
  return instagramPosts(place, count).map(expectedInstagramCapture)
}

/** What one post of a place must be captured as; an author without a name is called so in the page's language. */
export function expectedFacebookCapture(post: FacebookPost, place: FacebookPlace, locale: Locale): ExpectedCapture {
  const { author, group, kind, number, opaqueId, photos, addressAt } = post
  const { shown, isCut } = shortened(post.text, FACEBOOK_CUT.characters, FACEBOOK_CUT.lines)
  const isSponsored = kind === 'sponsored' || kind === 'advert'
  const isAnonymous = kind === 'anonymous'
  const isVideo = kind === 'reel' || kind === 'video'
  const profile = group ? `/profile.php?id=${author.number}` : profilePath(post)
  return {
    index: post.index,
    author: isAnonymous ? ANONYMOUS[locale] : author.name,
    authorLink: isAnonymous ? null : `https://www.facebook.com${profile}`,
    permalink: expectedPermalink(post),
    permalinkAfterHover: !isSponsored && addressAt === 'time' && place.at !== 'timeline' && place.at !== 'search',
    text: shown || null,
    textStart: shown ? startOf(shown) : null,
    truncated: isCut,
    language: post.language,
    postedAt: null,
    kind: isVideo ? kind : place.at === 'event' ? 'event_post' : group ? 'group_post' : 'post',
    media: facebookMedia(post),
    isReshare: post.original !== null,
    isSponsored,
    ids: {
      // Of an advert only its comments tell an id, and that is the number.
      post: group || isSponsored || place.at === 'event' ? number : opaqueId,
      numericPost: number,
      ...(photos[0] && { photo: photos[0] }),
      ...(group && { group: group.number }),
      ...(isVideo && { video: post.reel }),
    },
  }
}

/**
 * An advert's time tells nothing, as those of some posts: these are still named by their photos' or their comments'
 * links, by number and author.
 */
function expectedPermalink({ kind, addressAt, path, author, number, comments, photos }: FacebookPost): string | null {
  const isAdvert = kind === 'sponsored' || kind === 'advert'
  if (kind === 'aggregate') return null
  if (addressAt !== 'nowhere' && !isAdvert) return `https://www.facebook.com${path}`
  const isNumbered = comments.length > 0 || photos.length > 1
  return isNumbered ? `https://www.facebook.com/${author.vanity ?? author.number}/posts/${number}` : null
}

/** The path of a post's author, as the post links it. */
export function profilePath({ author, group }: Pick<FacebookPost, 'author' | 'group'>): string {
  if (group) return `/groups/${group.number}/user/${author.number}/`
  return author.vanity ? `/${author.vanity}` : `/profile.php?id=${author.number}`
}

function facebookMedia({ kind, photos }: FacebookPost): ExpectedCapture['media'] {
  if (photos.length > 0) return { kind: 'photo', count: photos.length }
  if (kind === 'reel' || kind === 'link' || kind === 'video') return { kind }
  return { kind: kind === 'sponsored' || kind === 'advert' ? 'link' : 'none' }
}

export function expectedInstagramCapture(post: InstagramPost): ExpectedCapture {
  const text = post.caption && shortened(post.caption, INSTAGRAM_CUT.characters, INSTAGRAM_CUT.lines)
  return {
    index: post.index,
    author: post.user,
    authorLink: `https://www.instagram.com/${post.user}/`,
    permalink: post.isSponsored ? null : `https://www.instagram.com/p/${post.code}/`,
    permalinkAfterHover: false,
    text: text ? text.shown : null,
    textStart: text ? startOf(text.shown) : null,
    truncated: text ? text.isCut : false,
    language: post.language,
    postedAt: post.isSponsored ? null : post.at,
    kind: post.kind === 'reel' ? 'reel' : 'post',
    media: post.kind === 'carousel' ? { kind: 'carousel', count: post.slides } : { kind: post.kind },
    isReshare: false,
    isSponsored: post.isSponsored,
    ids: { post: post.code },
  }
}

function startOf(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 40).trimEnd()
}
