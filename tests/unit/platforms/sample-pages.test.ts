// @vitest-environment happy-dom
// Each sample page by all strategies, by each one alone, and without each one: how much may a site change at once?
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { facebook } from '../../../utils/platforms/facebook/facebook.ts'
import { FACEBOOK_STRATEGIES, ON_SCREEN } from '../../../utils/platforms/facebook/find-posts.ts'
import { STRATEGIES } from '../../../utils/platforms/instagram/find-posts.ts'
import { instagram } from '../../../utils/platforms/instagram/instagram.ts'
import type { Platform } from '../../../utils/platforms/platform.ts'
import type { Strategy } from '../../../utils/platforms/strategy.ts'
import { type CapturedPage, capturedPages, comparable, markupOf, shouldBe } from '../../e2e/captured-pages.ts'
import { captureOf } from './capture-of.ts'

const { happyDOM } = globalThis as unknown as {
  happyDOM: { setURL(url: string): void; settings: { enableIframePageLoading: boolean } }
}
// The samples' frames are all `about:blank`: shown, they ask for nothing; not shown, each is an error.
happyDOM.settings.enableIframePageLoading = true

interface Site {
  platform: Platform
  /** The lists that the platform itself reads. */
  lists: (readonly Strategy[])[]
  /** The strategies of which each alone reads the whole page right. None where there is no post. */
  enough: Record<string, string[]>
}

const SITES: Record<string, Site> = {
  facebook: {
    platform: facebook,
    lists: [FACEBOOK_STRATEGIES, ON_SCREEN],
    enough: {
      'facebook-home-2022-04.html': ['place-in-list', 'article', 'described', 'feed-child'],
      'facebook-home-2025-03.html': ['place-in-list', 'described'],
      'facebook-page-timeline-2023-03.html': ['place-in-list', 'article', 'described'],
      'facebook-permalink-2025-06.html': ['place-in-list', 'article', 'described'],
      // Its menu leads to the post too, but not to what it is: only the viewer says that the page's address is the post's.
      'facebook-photo-viewer-2024-03.html': ['photo-viewer'],
      'facebook-group-members-2024-08.html': [],
      'facebook-unavailable-2024-07.html': [],
      'facebook-login-2025-04.html': [],
    },
  },
  instagram: {
    platform: instagram,
    lists: [STRATEGIES],
    enough: {
      'instagram-home-2026-07.html': ['article in the page'],
      'instagram-modal-2025-06.html': ['article in a dialog'],
      'instagram-reels-2026-02.html': ['clip on screen'],
      'instagram-profile-2026-06.html': [],
    },
  },
}

describe.each(Object.entries(SITES))('%s', (name, { platform, lists, enough }) => {
  const samples = capturedPages().filter(({ file }) => file.startsWith(name))
  const [strategies = []] = lists.map((list) => list.map((strategy) => strategy.name))

  test('each sample page is in the table', () => {
    if (samples.length > 0) expect(Object.keys(enough).sort()).toEqual(samples.map(({ file }) => file).sort())
  })

  test.each(samples)('$file: which strategies must be left for it to be right', { timeout: 60_000 }, (sample) => {
    happyDOM.setURL(sample.url)
    document.documentElement.innerHTML = markupOf(sample)
    const truth = truthOf(sample)
    const sees = () => seen(platform, sample)
    expect(sees()).toEqual(truth)
    if (sample.posts.length === 0) {
      for (const one of strategies)
        expect(
          by(lists, (other) => other === one, sees),
          one,
        ).toEqual([])
      return
    }
    const alone = strategies.filter((one) =>
      isDeepStrictEqual(
        by(lists, (other) => other === one, sees),
        truth,
      ),
    )
    expect(alone).toEqual(enough[sample.file])
    for (const one of strategies) {
      const without = by(lists, (other) => other !== one, sees)
      if (alone.some((other) => other !== one)) expect(without, `without ${one}`).toEqual(truth)
      else expect(without, `without ${one}`).not.toEqual(truth)
    }
  })
})

/** What the platform reads while it has only these strategies, as if the others were deleted from its source. */
function by<T>(lists: Site['lists'], keep: (name: string) => boolean, read: () => T): T {
  const whole = lists.map((list) => [...list])
  const set = (kept: Strategy[][]) => {
    for (const [at, list] of lists.entries()) (list as Strategy[]).splice(0, list.length, ...(kept[at] ?? []))
  }
  set(whole.map((list) => list.filter(({ name }) => keep(name))))
  try {
    return read()
  } finally {
    set(whole)
  }
}

function seen(platform: Platform, sample: CapturedPage): unknown[] {
  return platform.posts(document).map((post, at) => {
    const expected = sample.posts[at]
    return expected ? comparable(captureOf(platform, post), expected, sample) : 'one post too many'
  })
}

/** Read as the page stands: no pointer rests on a time that withholds its link. */
function truthOf({ posts }: CapturedPage): unknown[] {
  return posts.map((post) => ({ ...shouldBe(post), permalink: post.permalink }))
}
