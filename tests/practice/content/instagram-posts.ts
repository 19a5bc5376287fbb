// The posts of the practice Instagram. The same place and index give the same post on each run.
import { PLACES, POST_LANGUAGES, type PostLanguage } from './people.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import { type Mood, remark, writing } from './writings.ts'

/** Where a list of posts is: the home feed, or the grid of `/{user}/`. */
export type InstagramPlace = { at: 'home' } | { at: 'profile'; user: string }
type InstagramPostKind = 'photo' | 'carousel' | 'reel'

export interface InstagramComment {
  id: string
  user: string
  text: string
  /** ISO 8601, UTC. */
  at: string
}

export interface InstagramPost {
  /** The short code, which tells it from all other posts. */
  code: string
  index: number
  kind: InstagramPostKind
  language: PostLanguage
  user: string
  /** Null where the post has no caption. */
  caption: string | null
  /** ISO 8601, UTC. */
  at: string
  minutesOld: number
  /** How many slides; 1 where it is no carousel. */
  slides: number
  /** True where the site proposes a post of an account that the viewer does not follow. */
  isSuggested: boolean
  /** True for an advert: it has a code as all posts do, but the page shows neither that nor a time. */
  isSponsored: boolean
  place: string | null
  audio: string | null
  likedBy: string
  likes: number
  comments: InstagramComment[]
}

const USERS: Record<PostLanguage, string[]> = {
  en: ['maren.oldacre', 'kaverby_kitchen', 'low_arrin_daily'],
  ar: ['hala_najmawy', 'akhbar.zaytariyya', 'tal_annaseem'],
  sw: ['zawadi.mkelenge', 'kiwangoni_leo', 'baraka_tumwaro'],
  my: ['ywartharkone.news', 'maythazin_tn'],
  es: ['luarremonte', 'radio.cantaras', 'sanvarelo_hoy'],
  am: ['gorbela.voice', 'selam_gebrekal'],
}
const LANGUAGES: PostLanguage[] = ['es', 'ar', 'en', 'sw', 'am', 'my']
const KINDS: { kind: InstagramPostKind; mood: Mood | null }[] = [
  { kind: 'photo', mood: 'threat' },
  { kind: 'carousel', mood: 'plain' },
  { kind: 'reel', mood: 'rumour' },
  { kind: 'photo', mood: 'long' },
  { kind: 'reel', mood: null },
  { kind: 'carousel', mood: 'rumour' },
  { kind: 'photo', mood: 'plain' },
]
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** A fixed now, so that times are the same on each run. */
const NOW = Date.UTC(2026, 10, 20, 18, 0, 0)

/** The post at `index`, counted from 0, of a place. Throws where the place does not exist. */
export function instagramPost(place: InstagramPlace, index: number): InstagramPost {
  const random = seededRandom(`instagram-${place.at === 'home' ? 'home' : place.user}-${index}`)
  const { user, language } = writer(place, index, random)
  const { kind, mood } = KINDS[index % KINDS.length] ?? { kind: 'photo', mood: 'plain' }
  const minutesOld = 6 + index * 53 + random.below(30)
  return {
    code: `D${random.characters(BASE64URL, 10)}`,
    index,
    kind,
    language,
    user,
    caption: mood && writing(random, language, mood),
    at: isoTime(minutesOld),
    minutesOld,
    slides: kind === 'carousel' ? 3 + random.below(5) : 1,
    isSponsored: false,
    isSuggested: place.at === 'home' && index % 5 === 3,
    place: kind === 'photo' && index % 2 === 0 ? random.pick(PLACES[language]) : null,
    audio: kind === 'reel' ? random.characters('123456789', 17) : null,
    likedBy: random.pick(USERS[random.pick(POST_LANGUAGES)]),
    likes: 5 + random.below(4_000),
    comments: Array.from({ length: 1 + random.below(3) }, () => ({
      id: random.characters('123456789', 17),
      user: random.pick(USERS[language]),
      text: remark(random, language),
      at: isoTime(random.below(minutesOld)),
    })),
  }
}

/** The advert that the home feed shows among its posts. */
export function instagramAdvert(): InstagramPost {
  const post = instagramPost({ at: 'profile', user: 'kaverby_kitchen' }, 0)
  const caption = writing(seededRandom('instagram-advert'), 'en', 'advert')
  return { ...post, code: `${post.code.slice(0, -3)}adv`, kind: 'photo', caption, isSponsored: true, place: null }
}

/** The first `count` posts of a place. */
export function instagramPosts(place: InstagramPlace, count: number): InstagramPost[] {
  return Array.from({ length: count }, (_, index) => instagramPost(place, index))
}

/** All account names of the practice site, without the viewer's. */
export function instagramUsers(): string[] {
  return LANGUAGES.flatMap((language) => USERS[language])
}

function writer(place: InstagramPlace, index: number, random: SeededRandom): { user: string; language: PostLanguage } {
  if (place.at === 'home') {
    const language = LANGUAGES[(index + Math.floor(index / KINDS.length)) % LANGUAGES.length] ?? 'en'
    return { user: random.pick(USERS[language]), language }
  }
  const language = LANGUAGES.find((candidate) => USERS[candidate].includes(place.user))
  if (!language) throw new RangeError('no such account')
  return { user: place.user, language }
}

function isoTime(minutesOld: number): string {
  return new Date(NOW - minutesOld * 60_000).toISOString()
}
