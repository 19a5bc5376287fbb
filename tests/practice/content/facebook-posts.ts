// The posts of the practice Facebook. The same place and index give the same post on each run.
import { type FacebookPostKind, FEED_KINDS, HOME_KINDS, TIMELINE_KINDS } from './facebook-kinds.ts'
import {
  EVENT,
  GROUPS,
  type Group,
  groupByNumber,
  type Person,
  PLACES,
  POST_LANGUAGES,
  type PostLanguage,
  personByVanity,
  pickPerson,
  SHOWCASE,
} from './people.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import { type Mood, remark, writing } from './writings.ts'

/**
 * Where a list of posts is: the home feed, the home feed of another cohort's day, the timeline of `/{vanity}`, the group
 * with this number, the feed of all groups, the results of a search, or an event's discussion.
 */
export type FacebookPlace =
  | { at: 'home' | 'mixed' | 'groups' | 'search' | 'event' }
  | { at: 'timeline'; vanity: string }
  | { at: 'group'; number: string }

export interface FacebookComment {
  id: string
  author: Person
  text: string
  minutesOld: number
}

export interface FacebookPost {
  /** Tells it from all other posts of the practice site. */
  key: string
  index: number
  kind: FacebookPostKind
  language: PostLanguage
  author: Person
  /** The group it was posted in; null elsewhere. */
  group: Group | null
  text: string
  minutesOld: number
  /** The two ids that Facebook gives one post: a number, and an opaque one. */
  number: string
  opaqueId: string
  /** Path and query of the post's own address, canonical. An advert has an address too, but its page never shows it. */
  path: string
  /** Ids of the photos. */
  photos: string[]
  album: string
  reel: string
  /** Stated in the heading, after the author's name. */
  checkIn: string | null
  original: { author: Person; text: string; path: string; minutesOld: number } | null
  comments: FacebookComment[]
  reactions: number
  /** Who is named in the heading after "is with". */
  taggedWith: Person | null
  /** Of an aggregate: who shared the same post; the author is the first of them. */
  sharers: Person[]
  /** Where the page gives the post's address away: at its time, or only beside it, or nowhere. */
  addressAt: 'time' | 'photo-set' | 'group-link' | 'nowhere'
}

/** Base 58, as in `pfbid…`: no 0, I, O, l. */
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The post at `index`, counted from 0, of a place. Throws where the place does not exist. */
export function facebookPost(place: FacebookPlace, index: number): FacebookPost {
  const key = placeKey(place, index)
  const random = seededRandom(key)
  const { kind, mood, language, author, group } = setting(place, index, random)
  const isWordless = kind === 'aggregate' || kind === 'wordless-share'
  const isShare = kind === 'share' || isWordless
  const number = `${1 + random.below(8)}${random.characters('0123456789', 14)}`
  const opaqueId = `pfbid0${random.characters(BASE58, 58)}l`
  const path =
    place.at === 'event' ? `/events/${EVENT.number}/permalink/${number}/` : postPath(author, group, number, opaqueId)
  const photoCount = kind === 'photos' || kind === 'set' ? 3 : kind === 'photo' ? 1 : 0
  const post = {
    key,
    index,
    kind,
    language,
    author,
    group,
    text: isWordless ? '' : writing(random, language, mood),
    minutesOld: 4 + index * 37 + random.below(20),
    number,
    opaqueId,
    path: addressOf(kind, number.slice(0, 15)) ?? path,
    photos: Array.from({ length: photoCount }, () => `68${random.characters('0123456789', 13)}`),
    album: `18${random.characters('0123456789', 13)}`,
    reel: number.slice(0, 15),
    checkIn: kind === 'photos' && !group ? random.pick(PLACES[language]) : null,
    original: isShare ? sharedPost(random) : null,
    comments: hasComments(place, kind, index) ? comments(random, language, number) : [],
    reactions: 3 + random.below(900),
  }
  // Drawn last: what stood above it stays as it was before these were thought of.
  const taggedWith = kind === 'tagged' ? pickOther(random, language, author) : null
  const sharers = kind === 'aggregate' ? [author, pickOther(random, language, author)] : []
  return { ...post, taggedWith, sharers, addressAt: addressPlace(place, kind) }
}

function addressOf(kind: FacebookPostKind, video: string): string | null {
  if (kind === 'reel') return `/reel/${video}/`
  return kind === 'video' ? `/watch/?v=${video}` : null
}

function addressPlace({ at }: FacebookPlace, kind: FacebookPostKind): FacebookPost['addressAt'] {
  if (kind === 'set') return 'photo-set'
  if (kind === 'linkless' || kind === 'aggregate') return 'nowhere'
  return at === 'groups' ? 'group-link' : 'time'
}

function hasComments({ at }: FacebookPlace, kind: FacebookPostKind, index: number): boolean {
  // A comment's link would tell the post's number.
  if (kind === 'linkless' || kind === 'aggregate' || at === 'groups') return false
  return at === 'home' || at === 'mixed' ? index % 3 === 0 : true
}

function pickOther(random: SeededRandom, language: PostLanguage, { number }: Person): Person {
  for (;;) {
    const person = pickPerson(random, language)
    if (person.number !== number) return person
  }
}

/** The first `count` posts of a place. */
export function facebookPosts(place: FacebookPlace, count: number): FacebookPost[] {
  return Array.from({ length: count }, (_, index) => facebookPost(place, index))
}

function placeKey(place: FacebookPlace, index: number): string {
  if (place.at === 'timeline') return `timeline-${place.vanity}-${index}`
  return place.at === 'group' ? `group-${place.number}-${index}` : `${place.at}-${index}`
}

function setting(place: FacebookPlace, index: number, random: SeededRandom) {
  if (place.at === 'timeline') {
    const owner = personByVanity(place.vanity)
    if (!owner) throw new RangeError('no such profile')
    const kind = TIMELINE_KINDS[index % TIMELINE_KINDS.length] ?? 'text'
    return { kind, mood: moodOf(kind, index), language: owner.language, author: owner.person, group: null }
  }
  const language = POST_LANGUAGES[(index + Math.floor(index / HOME_KINDS.length)) % POST_LANGUAGES.length] ?? 'en'
  if (place.at === 'group') {
    const group = groupByNumber(place.number)
    if (!group) throw new RangeError('no such group')
    const kinds = group === SHOWCASE ? FEED_KINDS.showcase : FEED_KINDS.group
    const kind = kinds[index % kinds.length] ?? 'text'
    return { kind, mood: moodOf(kind, index), language, author: pickPerson(random, language), group }
  }
  if (place.at !== 'home') {
    const kinds = FEED_KINDS[place.at]
    const kind = kinds[index % kinds.length] ?? 'text'
    const group = kind === 'group' || place.at === 'groups' ? random.pick(GROUPS) : null
    return { kind, mood: moodOf(kind, index), language, author: pickPerson(random, language), group }
  }
  const { kind, mood } = HOME_KINDS[index % HOME_KINDS.length] ?? { kind: 'text', mood: 'plain' }
  const group = kind === 'group' ? random.pick(GROUPS) : null
  return { kind, mood, language, author: pickPerson(random, language), group }
}

function moodOf(kind: FacebookPostKind, index: number): Mood {
  if (kind === 'long') return 'long'
  if (kind === 'sponsored' || kind === 'advert') return 'advert'
  return index % 4 === 1 ? 'threat' : 'plain'
}

function postPath({ vanity, number: account }: Person, group: Group | null, number: string, opaqueId: string): string {
  if (group) return `/groups/${group.number}/posts/${number}/`
  return vanity ? `/${vanity}/posts/${opaqueId}` : `/permalink.php?story_fbid=${opaqueId}&id=${account}`
}

function sharedPost(random: SeededRandom): FacebookPost['original'] {
  const language = random.pick(POST_LANGUAGES)
  const author = pickPerson(random, language)
  const opaqueId = `pfbid0${random.characters(BASE58, 58)}l`
  return {
    author,
    text: writing(random, language, 'rumour'),
    path: postPath(author, null, '', opaqueId),
    minutesOld: 3_000 + random.below(9_000),
  }
}

function comments(random: SeededRandom, language: PostLanguage, postNumber: string): FacebookComment[] {
  return Array.from({ length: 1 + random.below(2) }, () => ({
    id: btoa(`comment:${postNumber}_${random.characters('123456789', 16)}`),
    author: pickPerson(random, language),
    text: remark(random, language),
    minutesOld: 1 + random.below(50),
  }))
}
