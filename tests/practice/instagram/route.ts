import { type InstagramPlace, type InstagramPost, instagramPosts, instagramUsers } from '../content/instagram-posts.ts'
import { type InstagramStory, instagramStory } from '../content/stories.ts'
import { switches } from '../page/switches.ts'

type Page =
  | InstagramPlace
  | { at: 'post'; post: InstagramPost }
  | { at: 'reels'; post: InstagramPost; next: InstagramPost[] }
  | { at: 'story'; story: InstagramStory }
  | { at: 'explore' | 'nowhere' }
export interface Route {
  page: Page
  /** A post that lies over the page. */
  open: InstagramPost | null
}

/** How many posts of each place an address is looked for in. */
const REACH = 700
let behind: InstagramPlace | { at: 'explore' } | null = null

/** What to show at an address. A post opened from a list lies over it; loaded by its address it has its own page. */
export function routeOf({ pathname }: URL): Route {
  const post = /^(?:\/([\w.]+))?\/(?:p|reel)\/([\w-]{11})\/(?:c\/\d+\/)?$/.exec(pathname)
  if (post?.[2]) {
    const found = findPost(post[2], post[1])
    if (!found || switches.cohort.has('gone')) return { page: { at: 'nowhere' }, open: null }
    return behind ? { page: behind, open: found } : { page: { at: 'post', post: found }, open: null }
  }
  behind = null
  const reel = /^\/reels\/([\w-]{11})\/$/.exec(pathname)?.[1]
  if (reel) {
    const found = findPost(reel)
    const others = instagramPosts({ at: 'home' }, 40).filter(({ kind, code }) => kind === 'reel' && code !== reel)
    return { page: found ? { at: 'reels', post: found, next: others } : { at: 'nowhere' }, open: null }
  }
  const teller = /^\/stories\/([\w.]+)\/\d+\/$/.exec(pathname)?.[1]
  if (teller && instagramUsers().includes(teller)) {
    return { page: { at: 'story', story: instagramStory(teller) }, open: null }
  }
  const user = /^\/([\w.]+)\/$/.exec(pathname)?.[1]
  if (pathname === '/') behind = { at: 'home' }
  else if (pathname === '/explore/') behind = { at: 'explore' }
  else if (user && instagramUsers().includes(user)) behind = { at: 'profile', user }
  return { page: behind ?? { at: 'nowhere' }, open: null }
}

function findPost(code: string, user?: string): InstagramPost | undefined {
  const places: InstagramPlace[] = [{ at: 'home' }]
  for (const name of user && instagramUsers().includes(user) ? [user] : instagramUsers()) {
    places.push({ at: 'profile', user: name })
  }
  for (const place of places) {
    const post = instagramPosts(place, place.at === 'home' ? REACH : 12).find((candidate) => candidate.code === code)
    if (post) return post
  }
  return undefined
}
