// The sample pages of the two sites and what a person finds on them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Capture } from '../../utils/flag/capture.ts'

const FOLDER = `${join(import.meta.dirname, '../../../shared/captures')}/`

export interface ExpectedPost {
  author: string
  permalink: string | null
  permalinkAfterHover?: string
  otherIds: Record<string, string>
  textStartsWith: string | null
  truncated: boolean
  media: string
  isReshare: boolean
  slide?: number
}

export interface CapturedPage {
  file: string
  url: string
  posts: ExpectedPost[]
  mustNotContain: string[]
}

/** All sample pages; none, with one printed line, where their folder is not at hand. On CI they must be there. */
export function capturedPages(): CapturedPage[] {
  if (!existsSync(FOLDER) && !process.env.CI) {
    console.log('sample pages are not here: their tests are left out')
    return []
  }
  const { pages } = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8')) as { pages: CapturedPage[] }
  return pages
}

/** The page's own markup. */
export function markupOf({ file }: CapturedPage): string {
  return readFileSync(`${FOLDER}${file}`, 'utf8')
}

/** What of a capture a sample page says, in its own words; see the folder's README. */
export function comparable(capture: Capture, expected: ExpectedPost, { mustNotContain }: CapturedPage) {
  const { permalink, author, text, truncated, isReshare, ids } = capture
  const start = expected.textStartsWith
  const written = JSON.stringify(capture)
  return {
    permalink: permalink.value,
    author: author.value,
    textStartsWith: start === null ? text.value : text.value?.startsWith(start) ? start : text.value,
    truncated,
    isReshare,
    media: mediaWords(capture),
    idsMissing: Object.values(expected.otherIds).filter((id) => !Object.values<unknown>(ids).includes(id)),
    slide: expected.slide === undefined ? undefined : ids.slide,
    forbidden: mustNotContain.filter((foreign) => written.includes(JSON.stringify(foreign).slice(1, -1))),
  }
}

/** What `comparable` gives for a capture that shows what a person sees. */
export function shouldBe({ permalink, permalinkAfterHover, ...expected }: ExpectedPost) {
  const { author, textStartsWith, truncated, isReshare, media, slide } = expected
  return {
    permalink: permalinkAfterHover ?? permalink,
    ...{ author, textStartsWith, truncated, isReshare, media, slide },
    idsMissing: [],
    forbidden: [],
  }
}

/**
 * Makes the site's own script of the page's withheld time link: it shows where it leads once pointer or focus arrive.
 * Runs in the page.
 */
export function fillLinkOnHover(address: string): void {
  const link = Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href*="#?"]')).find((candidate) =>
    new URL(candidate.href).searchParams.get('__tn__')?.startsWith(',O'),
  )
  const fill = () => link?.setAttribute('href', `${address}?comment_id=123&__cft__[0]=AZx&__tn__=%2CO%2CP-R`)
  link?.addEventListener('mouseover', fill)
  link?.addEventListener('focusin', fill)
}

function mediaWords({ media, platform }: Capture): string {
  if (media.kind === 'link') return 'link card'
  if (media.kind === 'carousel') return media.count ? `carousel of ${media.count}` : 'carousel'
  if (media.kind === 'photo' && platform === 'facebook') return `${media.count} photo`
  return media.kind
}
