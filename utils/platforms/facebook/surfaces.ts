// Surfaces without a block for each post: the address says which post is on screen, these say where.
import { elementsIn } from '../elements-in.ts'
import { findAuthor } from './author.ts'

export const HIDDEN = '[hidden],[aria-hidden="true"]'
export const LANDMARK = '[role=main],[role=feed],[role=dialog],body'
const TIME = 'a[href*="__tn__=%2CO"],a[href*="__tn__=,O"]'

/** What is said of a photo or video stands beside it; in the viewer over a page there is nothing else (2021 to 2024). */
export function besidePhoto(page: Document): Element | null {
  const sides = shown(page, '[role=complementary]').filter(findAuthor)
  return sides.find((side) => side.closest('[role=dialog]')) ?? sides.find((side) => side.querySelector(TIME)) ?? null
}

/**
 * The block around the clip on screen and no other: the one with the address's number, else the one that is nearest
 * to the middle. Reads layout only where several are mounted.
 */
export function clipOnScreen(page: Document): Element | null {
  const videos = shown(page, '[role=dialog] video,[role=main] video')
  const id = /\d{5,}/.exec(page.location.pathname + page.location.search)?.[0]
  const video =
    videos.find((candidate) => candidate.closest(`[data-video-id="${id}"]`)) ??
    (videos.length > 1 ? videos.sort((a, b) => fromMiddle(a) - fromMiddle(b)) : videos)[0]
  let clip = video ?? null
  for (let up = video?.parentElement; up && !up.matches(LANDMARK); up = up.parentElement) {
    if (up.querySelectorAll('video').length > 1 || up.querySelector('[aria-posinset]')) break
    clip = up
  }
  return clip
}

/** A story fills the page. */
export function storyOnScreen(page: Document): Element | null {
  return shown(page, '[role=dialog],[role=main]').find((place) => place.querySelector('video,img')) ?? null
}

function shown(page: Document, selector: string): Element[] {
  return elementsIn(page, selector).filter((element) => !element.closest(HIDDEN))
}

function fromMiddle(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect()
  return Math.abs(top + bottom - innerHeight)
}
