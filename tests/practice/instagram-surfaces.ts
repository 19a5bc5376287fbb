// Every kind of page of the practice Instagram, and what a person counts there.
import { type InstagramPost, instagramAdvert, instagramPosts } from './content/instagram-posts.ts'
import { shortened } from './content/shortened.ts'
import { instagramStory } from './content/stories.ts'
import type { Locale } from './page/switches.ts'
import { expectedInstagramCapture, REEL_CUT } from './posts.ts'
import { type ExpectedPost, firstOf, type Surface, storyPost, switchedUrl } from './surface.ts'

const SITE = 'https://www.instagram.com'
const USER = 'hala_najmawy'
const HOME = { at: 'home' } as const

function feed(name: string, count: number, locale: Locale, units: boolean): Surface {
  const posts = instagramPosts(HOME, count)
  // The advert stands after the second post.
  const shown = units ? [...posts.slice(0, 2), instagramAdvert(), ...posts.slice(2)] : posts
  const query = { virtual: 'off', posts: count, locale, units: units ? 'on' : 'off' }
  return { name, url: switchedUrl(`${SITE}/`, query), posts: shown.map(expectedInstagramCapture) }
}

/** Alone, a post shows its text in full. */
function whole(post: InstagramPost): ExpectedPost {
  return { ...expectedInstagramCapture(post), text: post.caption, truncated: false }
}

function alone(name: string, post: InstagramPost, path: string, query: Record<string, string>): Surface {
  return { name, url: switchedUrl(SITE + path, query), posts: [whole(post)] }
}

function overGrid(post: InstagramPost): Surface {
  const name = 'post over the grid of a profile'
  return {
    name,
    url: `${SITE}/${USER}/`,
    opens: `main a[href="/${USER}/p/${post.code}/"]`,
    posts: [whole(post)],
  }
}

function overFeed(post: InstagramPost): Surface {
  const url = switchedUrl(`${SITE}/`, { virtual: 'off', posts: 2, locale: 'my' })
  return { name: 'post over the feed', url, opens: `article a[href="/p/${post.code}/"]`, posts: [whole(post)] }
}

function reels(post: InstagramPost): Surface {
  const { shown, isCut } = shortened(post.caption ?? '', REEL_CUT.characters, REEL_CUT.lines)
  const permalink = `${SITE}/reel/${post.code}/`
  const expected = { ...whole(post), permalink, text: shown || null, truncated: isCut }
  return { name: 'reels viewer', url: `${SITE}/reels/${post.code}/`, posts: [expected] }
}

function story(): Surface {
  const { user, number } = instagramStory(USER)
  const permalink = `${SITE}/stories/${user}/${number}/`
  return { name: 'story', url: permalink, posts: [storyPost(user, permalink)] }
}

/** All of them. */
export function instagramSurfaces(): Surface[] {
  const onHome = instagramPosts(HOME, 14)
  const photo = firstOf(
    onHome,
    ({ kind, caption, comments }) => kind === 'photo' && caption !== null && comments.length > 0,
  )
  const carousel = firstOf(onHome, ({ kind }) => kind === 'carousel')
  const onGrid = firstOf(instagramPosts({ at: 'profile', user: USER }, 12), ({ kind }) => kind !== 'reel')
  return [
    feed('home feed between suggestions and adverts', 4, 'en', true),
    feed('home feed, right to left', 2, 'ar', false),
    feed('home feed in Burmese', 2, 'my', false),
    overGrid(onGrid),
    overFeed(firstOf(onHome, () => true)),
    alone('post on a page of its own', photo, `/p/${photo.code}/`, { locale: 'ar' }),
    alone('post on a page of its own, an article', photo, `/p/${photo.code}/`, { cohort: 'article' }),
    alone('slide of a carousel', carousel, `/p/${carousel.code}/`, { img_index: '2' }),
    alone('comment of a post', photo, `/p/${photo.code}/c/${photo.comments[0]?.id}/`, {}),
    reels(firstOf(onHome, ({ kind, caption }) => kind === 'reel' && caption !== null)),
    story(),
    { name: 'grid of a profile', url: `${SITE}/${USER}/`, posts: [] },
    { name: 'grid of what the site proposes', url: `${SITE}/explore/?locale=ar`, posts: [] },
  ]
}
