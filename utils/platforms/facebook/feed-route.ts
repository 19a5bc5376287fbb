import type { FeedRoute } from '../platform.ts'
import { looksLikeAccount } from './author.ts'

const HOME = /^\/(?:home\.php)?$/
const GROUP = /^\/groups\/[^/]+\/?$/
const SEARCH = /^\/search\/(?:top|posts)\b/
/** A name or number alone: the tabs of a timeline that list no posts have more parts. */
const PROFILE = /^\/(?:[^/]+|people\/[^/]+\/\d+)\/?$/

/** The kind of list of posts that Facebook shows at the address; null where it shows none. */
export function feedRoute({ hostname, pathname }: Pick<URL, 'hostname' | 'pathname'>): FeedRoute | null {
  if (HOME.test(pathname)) return 'home'
  if (GROUP.test(pathname)) return 'group'
  if (SEARCH.test(pathname)) return 'search'
  return PROFILE.test(pathname) && looksLikeAccount({ hostname, pathname }) ? 'profile' : null
}
