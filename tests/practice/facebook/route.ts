import { type FacebookPlace, type FacebookPost, facebookPosts } from '../content/facebook-posts.ts'
import { EVENT, GROUPS, groupByNumber, personByVanity, SHOWCASE } from '../content/people.ts'
import { type FacebookStory, facebookStoryAt } from '../content/stories.ts'
import { switches } from '../page/switches.ts'

/** What lies over the page: one post, one of its photos, a reel, a video, or a story. */
export type OpenViewer = {
  /** The address that opened it. */
  path: string
} & (
  | { kind: 'post' | 'photo' | 'reel' | 'video'; post: FacebookPost; photo: string | null }
  | { kind: 'story'; story: FacebookStory }
)
type Page =
  | FacebookPlace
  | { at: 'members'; number: string }
  | { at: 'single'; post: FacebookPost }
  | { at: 'marketplace' | 'nowhere' }
export interface Route {
  page: Page
  viewer: OpenViewer | null
}

/** How many posts of each place an address is looked for in; few of those that only some tests see. */
const REACH = 700
const SHORT_REACH = 30
let lastPage: Page = { at: homeFeed() }

/** What to show at an address. A viewer leaves the page behind it as it was. */
export function routeOf({ pathname, searchParams, search }: URL): Route {
  const viewer = openViewer(pathname, searchParams, pathname + search)
  // Some people are shown a post on a page of its own.
  if (viewer?.kind === 'post' && (switches.cohort.has('single') || switches.cohort.has('bare'))) {
    return { page: { at: 'single', post: viewer.post }, viewer: null }
  }
  // What was there once.
  if (viewer && switches.cohort.has('gone')) return { page: { at: 'nowhere' }, viewer: null }
  if (viewer) return { page: lastPage, viewer }
  lastPage = pageOf(pathname)
  return { page: lastPage, viewer: null }
}

function homeFeed(): 'home' | 'mixed' {
  return switches.cohort.has('mixed') ? 'mixed' : 'home'
}

function pageOf(pathname: string): Page {
  const [first, second, third] = pathname.split('/').filter(Boolean)
  if (!first) return { at: homeFeed() }
  if (first === 'groups' && second === 'feed') return { at: 'groups' }
  if (first === 'groups' && second && groupByNumber(second)) {
    return { at: third === 'members' ? 'members' : 'group', number: second }
  }
  if (first === 'search') return { at: 'search' }
  if (first === 'events' && second === EVENT.number) return { at: 'event' }
  if (first === 'marketplace') return { at: 'marketplace' }
  return personByVanity(first) ? { at: 'timeline', vanity: first } : { at: 'nowhere' }
}

function openViewer(pathname: string, query: URLSearchParams, path: string): OpenViewer | null {
  const story = facebookStoryAt(pathname)
  if (story) return { kind: 'story', story, path }
  const photo = pathname === '/photo/' ? query.get('fbid') : null
  const video = pathname === '/watch/' ? query.get('v') : null
  const reel = /^\/reel\/(\d+)/.exec(pathname)?.[1]
  const address =
    pathname === '/permalink.php' ? `${pathname}?story_fbid=${query.get('story_fbid')}&id=${query.get('id')}` : pathname
  if (!photo && !reel && !video && !/\/posts\/pfbid|\/posts\/\d|\/permalink\//.test(pathname) && !address.includes('?'))
    return null
  const post = findPost((candidate) => {
    if (photo) return candidate.photos.includes(photo)
    if (video || reel) return candidate.reel === (video ?? reel) && candidate.kind === (video ? 'video' : 'reel')
    return samePath(candidate.path, address)
  })
  return post ? { kind: photo ? 'photo' : reel ? 'reel' : video ? 'video' : 'post', post, path, photo } : null
}

function samePath(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '')
}

function findPost(matches: (post: FacebookPost) => boolean): FacebookPost | undefined {
  const [first] = location.pathname.split('/').filter(Boolean)
  const places: FacebookPlace[] = [{ at: 'home' }]
  for (const { number } of [...GROUPS, SHOWCASE]) places.push({ at: 'group', number })
  if (first && personByVanity(first)) places.push({ at: 'timeline', vanity: first })
  if (lastPage.at === 'timeline') places.push(lastPage)
  const others = (['mixed', 'groups', 'search', 'event'] as const).map((at) => ({ at }))
  for (const place of [...places, ...others]) {
    const isOther = place.at === 'mixed' || place.at === 'groups' || place.at === 'search' || place.at === 'event'
    const post = facebookPosts(place, isOther ? SHORT_REACH : REACH).find(matches)
    if (post) return post
  }
  return undefined
}
