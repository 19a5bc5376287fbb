// Whether what a control says of itself can be seen: by its pixels, because what a theme of the system leaves of a style
// is told by nothing else.
import type { Locator, Page } from '@playwright/test'

/** Around what has the focus: rings lie outside of it. In CSS pixels. */
const MARGIN = 8

/**
 * Goes through a screen by the Tab key; resolves to the controls that do not show that they have the focus, by what they
 * are, and how many there were.
 */
export async function unseenFocus(page: Page): Promise<{ stops: number; unseen: string[] }> {
  const unseen: string[] = []
  const known = new Set<string>()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (!stop || known.has(stop.path)) return { stops: known.size, unseen }
    known.add(stop.path)
    const withFocus = await page.screenshot({ clip: stop.clip })
    await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement)) return
      Object.assign(globalThis, { leftElement: element })
      element.blur()
    })
    const without = await page.screenshot({ clip: stop.clip })
    if (withFocus.equals(without)) unseen.push(stop.html)
    await page.evaluate(() => {
      const { leftElement } = globalThis as { leftElement?: HTMLElement }
      leftElement?.focus({ preventScroll: true })
    })
  }
}

/** What has the focus: a path that tells it from the others, its start tag, and where it is with its words. */
function focused(page: Page) {
  return page.evaluate((margin) => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    const path: number[] = []
    for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
      path.push([...at.parentElement.children].indexOf(at))
    }
    // A radio button may lie unseen in its label, which shows for it.
    const { left, top, right, bottom } = (element.closest('label') ?? element).getBoundingClientRect()
    const x = Math.max(0, left - margin)
    const y = Math.max(0, top - margin)
    const width = Math.min(innerWidth, right + margin) - x
    const height = Math.min(innerHeight, bottom + margin) - y
    const html = element.outerHTML.slice(0, 120)
    return width > 0 && height > 0 ? { path: path.join(), html, clip: { x, y, width, height } } : null
  }, MARGIN)
}

/** Whether a control looks other after `change` than before. */
export async function looksChanged(control: Locator, change: () => Promise<void>): Promise<boolean> {
  const before = await control.screenshot()
  await change()
  return !before.equals(await control.screenshot())
}

/** States and urgencies on the screen that are told without a word, or without an icon that is painted. */
export function silentMarks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const marks = [...document.querySelectorAll<HTMLElement>('.state, .urgency, .segmented label')]
    const isPainted = (icon: SVGElement | null) => {
      if (!icon?.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false
      const { fill, stroke, color } = getComputedStyle(icon)
      const canvas = getComputedStyle(document.body).backgroundColor
      return [fill, stroke, color].some((paint) => paint !== 'none' && paint !== canvas)
    }
    return marks
      .filter((mark) => mark.checkVisibility())
      .filter((mark) => mark.innerText.trim() === '' || !isPainted(mark.querySelector('svg')))
      .map(({ outerHTML }) => outerHTML.slice(0, 120))
  })
}

/** Durations of all transitions and animations that the screen's styles hold or that run now, in ms; each once. */
export function motions(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const inMs = (text: string) =>
      text.split(',').map((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1_000))
    const styled = [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element)
      return [...inMs(transitionDuration), ...inMs(animationDuration), scrollBehavior === 'smooth' ? 1 : 0]
    })
    const running = document.getAnimations().map(({ playState }) => (playState === 'running' ? 1 : 0))
    return [...new Set([...styled, ...running])]
  })
}
