// Every kind of page of the practice Facebook, and what a person counts there.
import { type FacebookPlace, type FacebookPost, facebookPosts } from './content/facebook-posts.ts'
import { EVENT, peopleOf, SHOWCASE } from './content/people.ts'
import { shortened } from './content/shortened.ts'
import { facebookStory } from './content/stories.ts'
import type { Locale } from './page/switches.ts'
import { expectedFacebookCapture, expectedOnFacebook, REEL_CUT } from './posts.ts'
import { type ExpectedPost, firstOf, type Surface, storyPost, switchedUrl } from './surface.ts'

const SITE = 'https://www.facebook.com'
/** All that is to come is there, and nothing leaves while a test looks. */
const WHOLE = { virtual: 'off' }
const HOME = { at: 'home' } as const
const MIXED = { at: 'mixed' } as const
const MARKET_GROUP = { at: 'group', number: '295504618837702' } as const
const PAGE = { at: 'timeline', vanity: 'AkhbarZaytariyya' } as const

interface FeedOptions {
  count: number
  locale?: Locale
  cohort?: string
  units?: boolean
  host?: string
}

/** A list of posts of one place. */
function feed(
  name: string,
  path: string,
  place: FacebookPlace,
  { count, locale = 'en', cohort = '', units = false, host = SITE }: FeedOptions,
): Surface {
  const query = { ...WHOLE, posts: count, locale, cohort, units: units ? 'on' : 'off' }
  const hover = !cohort.split(',').includes('clear')
  const posts = expectedOnFacebook(place, count, locale).map((post) => ({
    ...post,
    permalinkAfterHover: hover && post.permalinkAfterHover,
  }))
  return { name, url: switchedUrl(host + path, query), posts }
}

/** One post, seen alone at its own address or in a viewer. */
function alone(
  name: string,
  post: FacebookPost,
  place: FacebookPlace,
  options: { locale?: Locale; cohort?: string },
): Surface {
  const { locale = 'en', cohort = '' } = options
  const expected: ExpectedPost = { ...expectedFacebookCapture(post, place, locale), permalinkAfterHover: false }
  return { name, url: switchedUrl(SITE + post.path, { locale, cohort }), posts: [expected] }
}

function nothing(name: string, path: string, locale: Locale): Surface {
  return { name, url: switchedUrl(SITE + path, { locale }), posts: [] }
}

/** The feeds, in the cohorts that people are served. */
export function facebookFeeds(): Surface[] {
  const group = `/groups/${SHOWCASE.number}/`
  const showcase = { at: 'group', number: SHOWCASE.number } as const
  return [
    feed('home feed', '/', HOME, { count: 11 }),
    feed('home feed of articles in a feed, with clear times', '/', HOME, {
      count: 4,
      locale: 'ar',
      cohort: 'article,feed,clear',
    }),
    feed('home feed without marks for texts', '/', HOME, { count: 3, locale: 'my', cohort: 'unmarked' }),
    feed('home feed without labels', '/', HOME, { count: 3, cohort: 'unlabelled' }),
    feed('home feed without places in the list', '/', HOME, {
      count: 3,
      locale: 'ar',
      cohort: 'unplaced',
      host: 'https://web.facebook.com',
    }),
    feed('home feed between suggestions, with a chat', '/', MIXED, { count: 9, cohort: 'mixed', units: true }),
    feed('feed of all groups', '/groups/feed/', { at: 'groups' }, { count: 2, locale: 'my' }),
    feed('group', group, showcase, { count: 6 }),
    feed('group without labels', group, showcase, { count: 2, locale: 'my', cohort: 'unlabelled' }),
    feed('group of another language', `/groups/${MARKET_GROUP.number}/`, MARKET_GROUP, { count: 2, locale: 'ar' }),
    feed('timeline of a page', `/${PAGE.vanity}`, PAGE, { count: 4, locale: 'ar' }),
    feed('search results', '/search/posts/?q=mill', { at: 'search' }, { count: 4 }),
    feed('discussion of an event', `/events/${EVENT.number}/`, { at: 'event' }, { count: 2, locale: 'my' }),
  ]
}

/** One post at a time: dialogs, pages of their own, and viewers. */
export function facebookViewers(): Surface[] {
  const onHome = facebookPosts(HOME, 20)
  const inGroup = facebookPosts({ at: 'group', number: SHOWCASE.number }, 6)
  const long = firstOf(onHome, ({ kind }) => kind === 'long')
  const photo = firstOf(onHome, ({ kind }) => kind === 'photo')
  const member = firstOf(inGroup, ({ kind }) => kind === 'text')
  const groupPlace = { at: 'group', number: SHOWCASE.number } as const
  return [
    alone('post in a dialog', long, HOME, {}),
    alone('post on a page of its own', photo, HOME, { locale: 'my', cohort: 'single' }),
    alone('group post without any mark', member, groupPlace, { cohort: 'bare' }),
    photoViewer(photo),
    reelsViewer(firstOf(onHome, ({ kind }) => kind === 'reel')),
    alone(
      'video on the watch page',
      firstOf(facebookPosts(MIXED, 8), ({ kind }) => kind === 'video'),
      MIXED,
      {},
    ),
    story(),
  ]
}

/** Pages on which nobody would count a post, and one where only those behind the dialog count. */
export function facebookWithoutPosts(): Surface[] {
  return [
    nothing('members of a group', `/groups/${SHOWCASE.number}/members/`, 'en'),
    nothing('marketplace', '/marketplace/', 'ar'),
    nothing('content that is not available', '/nobody.at.all', 'my'),
    {
      ...feed('notifications over a feed', '/', HOME, { count: 2 }),
      opens: '[role=banner] [role=button][aria-expanded]',
    },
  ]
}

function photoViewer(post: FacebookPost): Surface {
  const [surface] = [alone('photo viewer', post, HOME, {})]
  const address = `${SITE}/photo/?fbid=${post.photos[0]}`
  const posts = surface.posts.map((expected) => ({ ...expected, permalink: address, kind: 'photo' as const }))
  return { ...surface, url: switchedUrl(`${address}&set=a.${post.album}`, { locale: 'ar' }), posts }
}

function reelsViewer(post: FacebookPost): Surface {
  const surface = alone('reels viewer', post, HOME, { locale: 'en' })
  const { shown, isCut } = shortened(post.text, REEL_CUT.characters, REEL_CUT.lines)
  return { ...surface, posts: surface.posts.map((expected) => ({ ...expected, text: shown, truncated: isCut })) }
}

function story(): Surface {
  const { path, author } = facebookStory(firstOf(peopleOf('ar'), () => true))
  const permalink = SITE + path
  return { name: 'story', url: permalink, posts: [storyPost(author.name, permalink)] }
}
