// The practice pages must behave as Facebook and Instagram do, or every test that stands on them means nothing.
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { facebookFeeds, facebookViewers, facebookWithoutPosts } from '../../practice/facebook-surfaces.ts'
import { instagramSurfaces } from '../../practice/instagram-surfaces.ts'
import { readSwitches } from '../../practice/page/switches.ts'
import { expectedOnFacebook, expectedOnInstagram } from '../../practice/posts.ts'
import { browserArguments } from '../../practice/sites.ts'
import { browserPath } from '../browsers.ts'
import { sitesPort } from '../chromium/global-setup.ts'

const HOME = 'https://www.facebook.com/'
const TIMELINE = 'https://www.facebook.com/AkhbarZaytariyya'
const GROUP = 'https://www.facebook.com/groups/730915548206117/'
const INSTAGRAM = 'https://www.instagram.com/'
const onHome = expectedOnFacebook({ at: 'home' }, 30)
const onInstagram = expectedOnInstagram({ at: 'home' }, 20)
const TIME_LINK = '[id$="H1"] a'

let browser: Browser
let troubles: string[]

test.beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: browserPath('chromium'),
    args: ['--no-sandbox', '--disable-gpu', ...browserArguments(sitesPort())],
  })
})
test.afterAll(() => browser.close())
test.beforeEach(() => {
  troubles = []
})
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  expect(troubles).toEqual([])
})

async function open(url: string, height = 900): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height } })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text())
  })
  page.on('requestfailed', (request) => {
    // What a page does not need any more, since its picture has left or the test is over, it calls off.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()}`)
  })
  page.on('request', (request) => {
    if (!/^(https:\/\/(www|web)\.(facebook|instagram)\.com\/|data:)/.test(request.url())) troubles.push(request.url())
  })
  await page.goto(url)
  await page.locator(':is([role=main], [role=dialog]):visible').first().waitFor()
  return page
}

/** Wheels down until the locator is there, as a person does. */
async function wheelTo(page: Page, selector: string): Promise<void> {
  await page.mouse.move(640, 500)
  await expect(async () => {
    await page.mouse.wheel(0, 500)
    // Where the machine is slow, wheeling on before the page has drawn would run past the post.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    await expect(page.locator(selector)).toHaveCount(1, { timeout: 50 })
  }).toPass({ intervals: [20] })
}

/** A text without what the sites draw or put in: emoji are pictures, and U+034F stands between some words. */
const letters = (text: string) => text.replace(/\s|\u034F|\p{Extended_Pictographic}/gu, '')
const root = (index: number) => `[aria-posinset="${index + 1}"]`

for (const url of [
  HOME,
  `${HOME}?theme=dark`,
  `${HOME}?locale=ar&theme=dark`,
  'https://web.facebook.com/',
  TIMELINE,
  GROUP,
  onHome[0]?.permalink ?? '',
  `https://www.facebook.com/photo/?fbid=${onHome[1]?.ids.photo}`,
  onHome[8]?.permalink ?? '',
  'https://www.facebook.com/nobody.at.all',
  INSTAGRAM,
  `${INSTAGRAM}?theme=dark&locale=ar`,
  `${INSTAGRAM}hala_najmawy/`,
  onInstagram[0]?.permalink ?? '',
  `${INSTAGRAM}reels/${onInstagram[2]?.ids.post}/`,
]) {
  test(`draws ${url} without an error and without asking another host`, async () => {
    const page = await open(url)
    await page.waitForLoadState('networkidle')
  })
}

for (const [site, surfaces] of Object.entries({
  Facebook: [...facebookFeeds(), ...facebookViewers(), ...facebookWithoutPosts()],
  Instagram: instagramSurfaces(),
})) {
  test(`each surface of ${site} draws in its language, names the authors, and has no error`, async () => {
    const page = await open(site === 'Facebook' ? HOME : INSTAGRAM, 4_000)
    for (const { name, url, opens, posts } of surfaces) {
      await page.goto(url)
      const { locale } = readSwitches(new URL(url).searchParams)
      await expect(page.locator('html'), name).toHaveAttribute('lang', locale)
      if (opens) await page.locator(opens).first().click()
      for (const { author } of posts) await expect(page.locator('body'), name).toContainText(author)
    }
  })
}

test('each post of the home feed shows what is expected of it', async () => {
  const page = await open(HOME)
  for (const { index, author, textStart, truncated, isReshare } of onHome.slice(0, 24)) {
    await wheelTo(page, `${root(index)} [data-ad-preview=message]`)
    const post = page.locator(root(index))
    await expect(post).toContainText(author)
    await expect(post.getByText('See more')).toHaveCount(truncated ? 1 : 0)
    await expect(post.locator('h5')).toHaveCount(isReshare ? 1 : 0)
    const shown = await post.locator('[data-ad-preview=message]').textContent()
    expect(letters(shown ?? '')).toContain(letters(textStart ?? ''))
    await expect(post.locator('[data-0="0"]')).toHaveCount(44)
  }
})

test('a time gives its link only once the pointer or the focus is there', async () => {
  const page = await open(HOME)
  for (const { index, permalink, isSponsored } of onHome.slice(0, 7)) {
    await wheelTo(page, `${root(index)} ${TIME_LINK}`)
    const time = page.locator(`${root(index)} ${TIME_LINK}`).first()
    await expect(time).toHaveAttribute('href', /^\/\?__cft__\[0\]=.*#\?[a-z]{3}$/)
    if (index % 2 === 0) await time.hover()
    else await time.focus()
    await expect(time).not.toHaveAttribute('href', /#/)
    const address = new URL(await time.evaluate((link: HTMLAnchorElement) => link.href))
    if (isSponsored) expect(address.pathname).toBe('/ads/about/')
    else expect(address.origin + address.pathname).toBe(permalink?.split('?')[0])
  }
})

test('an imitated mouseover reveals the link too', async () => {
  const page = await open(HOME)
  const time = page.locator(`${root(0)} ${TIME_LINK}`)
  await time.dispatchEvent('mouseover')
  await expect(time).toHaveAttribute('href', new RegExp(onHome[0]?.ids.post ?? '-'))
})

test('nodes of the home feed are used again for other posts', async () => {
  const page = await open(HOME)
  await page.locator(root(0)).waitFor()
  await page.evaluate(() => {
    for (const post of document.querySelectorAll<HTMLElement>('[aria-posinset]')) {
      post.dataset.firstShown = post.ariaPosInSet ?? ''
    }
  })
  await wheelTo(page, `${root(20)} h4`)
  await expect(page.locator(root(0))).toHaveCount(0)
  expect(await page.locator('[data-first-shown]').count()).toBeGreaterThan(0)
  expect(await page.locator('[aria-posinset]').count()).toBeLessThan(18)
})

test('a group feed unmounts what is far away', async () => {
  const page = await open(GROUP)
  await page.locator(root(0)).waitFor()
  await wheelTo(page, root(15))
  await expect(page.locator(root(0))).toHaveCount(0)
})

test('roots come blank and are filled later', async () => {
  const page = await open(HOME)
  await expect(page.locator(`${root(8)} h4`)).toHaveCount(0)
  await expect(page.locator(root(8))).toHaveCount(1)
  await wheelTo(page, `${root(8)} h4`)
})

test('React lives with a foreign last child of each root and card, through recycling, clicks and navigation', async () => {
  const page = await open(HOME)
  await page.evaluate(() => {
    const mark = () => {
      for (const post of document.querySelectorAll('[aria-posinset]')) {
        for (const parent of [post, post.querySelector('h4')?.closest('[style*="border-radius"]')]) {
          if (parent && !parent.querySelector(':scope > [data-foreign]')) {
            const foreign = document.createElement('div')
            foreign.dataset.foreign = ''
            parent.append(foreign)
          }
        }
      }
    }
    mark()
    new MutationObserver(mark).observe(document.body, { childList: true, subtree: true })
  })
  await expect(page.locator(`${root(0)} > [data-foreign]`)).toHaveCount(1)
  await page.locator(`${root(0)} [data-ad-rendering-role=like_button]`).click()
  await wheelTo(page, `${root(26)} h4`)
  await page
    .locator(`${root(26)} ${TIME_LINK}`)
    .first()
    .hover()
  await page.evaluate(() => scrollTo(0, 0))
  await page.locator(`${root(0)} ${TIME_LINK}`).hover()
  await expect(page.locator(`${root(0)} ${TIME_LINK}`)).not.toHaveAttribute('href', /#/)
  await page.locator(`${root(0)} ${TIME_LINK}`).click()
  await page.keyboard.press('Escape')
  await page
    .locator(`${root(2)} h4 a`)
    .first()
    .click()
  await expect(page).toHaveURL(/\/groups\//)
  await expect(page.locator(`${root(0)} > [data-foreign]`)).toHaveCount(1)
  await page.goBack()
  await expect(page.locator(`${root(0)} h4`)).toContainText(onHome[0]?.author ?? '-')
})

test('a click on a time opens the post over the feed, and closing returns to the place in the feed', async () => {
  const page = await open(HOME)
  await page.evaluate(() => {
    document.documentElement.dataset.sameDocument = ''
  })
  await wheelTo(page, `${root(9)} h4`)
  const time = page.locator(`${root(7)} ${TIME_LINK}`).first()
  await time.focus()
  await expect(time).not.toHaveAttribute('href', /#/)
  const place = await page.evaluate(() => scrollY)
  await time.press('Enter')
  await expect(page).toHaveURL(new RegExp(onHome[7]?.ids.post ?? '-'))
  const dialog = page.getByRole('dialog')
  const shown = await dialog.locator('[aria-posinset] [data-ad-preview=message]').textContent()
  expect(letters(shown ?? '')).toContain(letters(onHome[7]?.textStart ?? '-'))
  await expect(page.locator('[aria-hidden=true] [aria-posinset]').first()).toBeAttached()
  await dialog.locator('[role=button]').first().click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(HOME)
  expect(Math.abs((await page.evaluate(() => scrollY)) - place)).toBeLessThan(400)
  await expect(page.locator('html')).toHaveAttribute('data-same-document', '')
})

test('the photo viewer hides the feed and names neither position nor article', async () => {
  const page = await open(HOME)
  await page.locator(`${root(1)} a[href*="/photo/"]`).click()
  await expect(page.locator('[role=dialog] [role=complementary]')).toContainText(onHome[1]?.author ?? '-')
  await expect(page.locator(root(1))).toBeHidden()
  await page.goBack()
  await expect(page.locator(root(1))).toBeVisible()
})

test('notifications link to posts from a dialog, and none of them is a post', async () => {
  const page = await open(HOME)
  await page.getByRole('button', { name: 'Notifications' }).click()
  const dialog = page.getByRole('dialog', { name: 'Notifications' })
  await expect(dialog.locator('[role=row] a[href*="notif_id"]')).toHaveCount(6)
  await dialog.locator('a').nth(1).click()
  await expect(page.locator('[role=dialog] [aria-posinset]')).toContainText(onHome[1]?.author ?? '-')
})

test('timelines show clear links on article roots', async () => {
  const page = await open(TIMELINE)
  for (const { index, permalink } of expectedOnFacebook({ at: 'timeline', vanity: 'AkhbarZaytariyya' }, 2)) {
    const time = page.locator(`[role=article]${root(index)} ${TIME_LINK}`).first()
    const href = await time.evaluate((link: HTMLAnchorElement) => link.href)
    expect(href.split('?')[0]).toBe(permalink)
  }
})

test('posts that stream in are all shown, with few mounted at once', async () => {
  const page = await open(`${HOME}?posts=60&stream=100`)
  await expect(page.locator('html')).toHaveAttribute('data-practice-stream', 'done', { timeout: 20_000 })
  await expect(page.locator(root(59))).toHaveCount(1)
  expect(await page.locator('[aria-posinset]').count()).toBeLessThan(20)
})

test('Instagram pads its feed for what is not mounted, and each post shows what is expected', async () => {
  const page = await open(INSTAGRAM)
  for (const { permalink, author, text, truncated, postedAt } of onInstagram.slice(0, 12)) {
    const path = new URL(permalink ?? '').pathname
    await wheelTo(page, `main article a[href="${path}"]`)
    const post = page.locator('main article', { has: page.locator(`a[href="${path}"]`) })
    await expect(post.locator('a[href^="/"]').first()).toHaveText(author)
    await expect(post.locator('a > span > time')).toHaveAttribute('datetime', postedAt ?? '-')
    if (text) await expect(post).toContainText(text.replaceAll(/\s+/g, ' '))
    await expect(post.getByText('more', { exact: true })).toHaveCount(truncated ? 1 : 0)
  }
  const list = page.locator('main article').first().locator('..')
  expect(Number.parseFloat(await list.evaluate((element) => element.style.paddingTop))).toBeGreaterThan(0)
  expect(await page.locator('main article').count()).toBeLessThan(8)
})

test('on Instagram a time opens the modal, with the own time after those of the comments', async () => {
  const page = await open(INSTAGRAM)
  const path = new URL(onInstagram[0]?.permalink ?? '').pathname
  await page.locator(`article a[href="${path}"]`).click()
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  const times = page.locator('[role=dialog] article[role=presentation] a:has(time)')
  await expect(times.first()).toHaveAttribute('href', /\/c\/\d+\/$/)
  await expect(times.last()).toHaveAttribute('href', `/${onInstagram[0]?.author}${path}`)
  await expect(page.locator('[aria-hidden=true] main')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(INSTAGRAM)
})

test('loaded by its address, an Instagram post has no article; a profile has tiles only', async () => {
  const post = await open(onInstagram[0]?.permalink ?? '')
  await expect(post.locator('main time').first()).toBeVisible()
  await expect(post.locator('article')).toHaveCount(0)
  const profile = await open(`${INSTAGRAM}hala_najmawy/`)
  await expect(profile.locator('main a img')).toHaveCount(12)
  await expect(profile.locator('article')).toHaveCount(0)
})
