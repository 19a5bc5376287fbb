// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { facebook } from '../../../utils/platforms/facebook/facebook.ts'
import { showsGone } from '../../../utils/platforms/gone-page.ts'
import { instagram } from '../../../utils/platforms/instagram/instagram.ts'
import type { Platform } from '../../../utils/platforms/platform.ts'
import { capturedPages, markupOf } from '../../e2e/captured-pages.ts'

const { happyDOM } = globalThis as unknown as {
  happyDOM: { setURL(url: string): void; settings: { enableIframePageLoading: boolean } }
}
// The samples' frames are all `about:blank`: shown, they ask for nothing; not shown, each is an error.
happyDOM.settings.enableIframePageLoading = true

const ADDRESS = {
  facebook: 'https://www.facebook.com/sauti.ya.bonde/posts/1234567',
  instagram: 'https://www.instagram.com/p/BkQjCfsBIzi/',
}

function isGone(platform: Platform, markup: string): boolean {
  happyDOM.setURL(ADDRESS[platform.name])
  document.documentElement.innerHTML = markup
  return showsGone(document, platform)
}

const SIGNED_IN = {
  facebook: '<div role="banner"></div><div role="navigation"><a href="/notifications/">N</a></div>',
  instagram: '<div><a href="/">Home</a><a href="/direct/inbox/">Messages</a></div>',
}
/** What a signed-in person is shown where a post was, in Arabic: no word of it is read. */
const NOTHING = {
  facebook: `<h2>هذا المحتوى غير متاح حالياً</h2><a href="/">الخلاصة</a><a href="#" role="button">رجوع</a>
    <a href="/help/?ref=404">مركز المساعدة</a>`,
  instagram: '<h2>هذه الصفحة غير متاحة.</h2><a href="/">الرجوع إلى Instagram</a>',
}
const LOGIN = {
  facebook: '<form><input type="password" name="pass"></form>',
  instagram: '<a href="/accounts/login/?next=%2Fp%2FBkQjCfsBIzi%2F">Log in</a>',
}
const page = (name: Platform['name'], inMain: string, around = SIGNED_IN[name]) =>
  `<body>${around}<div role="main">${inMain}</div></body>`

for (const platform of [facebook, instagram]) {
  const { name } = platform

  test(`${name}: what a signed-in person is shown where nothing is`, () => {
    expect(isGone(platform, page(name, NOTHING[name]))).toBe(true)
  })

  test.each([
    ['signed out', page(name, NOTHING[name], '')],
    ['asked to sign in', page(name, NOTHING[name], SIGNED_IN[name] + LOGIN[name])],
    ['behind a dialog', page(name, NOTHING[name], `${SIGNED_IN[name]}<div role="dialog"></div>`)],
    ['not loaded yet', page(name, '')],
    ['without a main part yet', `<body>${SIGNED_IN[name]}</body>`],
    [
      'a technical error, to be loaded again',
      page(name, '<h2>Not available right now</h2><div role="button">Reload</div>'),
    ],
    ['more than the error', page(name, `${NOTHING[name]}<a href="/somebody/">Somebody</a>`)],
    ['two main parts', page(name, `${NOTHING[name]}</div><div role="main">`)],
  ])(`${name}: not %s`, (_, markup) => {
    expect(isGone(platform, markup)).toBe(false)
  })
}

/** The sample pages that were saved signed out. */
const SIGNED_OUT = [
  'facebook-login-2025-04.html',
  'facebook-permalink-2025-06.html',
  'facebook-unavailable-2024-07.html',
]

for (const sample of capturedPages()) {
  test(`${sample.file} is not taken for gone, and says whether somebody is signed in`, () => {
    const platform = sample.file.startsWith('facebook') ? facebook : instagram
    expect(isGone(platform, markupOf(sample))).toBe(false)
    expect(document.querySelector(platform.signedIn) === null).toBe(SIGNED_OUT.includes(sample.file))
  })
}
