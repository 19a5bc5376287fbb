import { elementsIn } from './elements-in.ts'
import type { Platform } from './platform.ts'

/** The ways on that an error page offers: to the start, and to help. */
const WAY_ON = /^\/(?:help\/|$)/
/** Whoever is asked to sign in is not told what is there; what lies behind a dialog is not known. */
const UNSURE = '[role=dialog],[type=password],[href*="/login"]'

/**
 * True where the page says that there is nothing at its address for the person who is signed in: its main part leads
 * nowhere but away, by the link that only such a page of the site has. Reads no words, which differ by language. Seen:
 * Facebook's link to its help (2019 to 2026), Instagram's to its start. A page that offers to load it again has neither.
 */
export function showsGone(page: Document, { errorLink, signedIn }: Platform): boolean {
  const [main, another] = elementsIn(page, 'main,[role=main]')
  const ways = elementsIn<HTMLAnchorElement>(main, 'a[href]:not([href^="#"])')
  return (
    !another &&
    ways.some(({ href }) => errorLink.test(href)) &&
    ways.every(({ pathname }) => WAY_ON.test(pathname)) &&
    page.querySelector(signedIn) !== null &&
    !page.querySelector(UNSURE)
  )
}
