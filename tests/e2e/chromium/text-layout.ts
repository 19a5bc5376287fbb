// What a reader would see as broken: text out of its box, cut off, or over other text. Runs in the page.
import type { Page } from '@playwright/test'

/** Texts on the screen that leave their box, are cut, or lie over others, each with what is wrong; empty where none is. */
export function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Rounding of layout, in CSS pixels. */
    const SLACK = 1.5
    const problems: string[] = []
    const seen: { text: string; node: Text; rect: DOMRect; floats: boolean }[] = []

    const nearest = (node: Node, isWanted: (style: CSSStyleDeclaration) => boolean): HTMLElement | null => {
      for (let element = node.parentElement; element; element = element.parentElement) {
        if (isWanted(getComputedStyle(element))) return element
      }
      return null
    }
    const isShown = (element: HTMLElement) =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.closest('.visually-hidden')
    /** Names, links and posts may be as long as they like: those are cut on purpose, and can be seen whole. */
    const isCutOnPurpose = (element: HTMLElement) =>
      element.closest('.author.truncate, .short-link, blockquote') !== null

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const parent = node.parentElement
      const text = node.data.trim()
      if (!text || !parent || !isShown(parent) || parent.closest('option, script, style, svg')) continue
      if (isCutOnPurpose(parent)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = nearest(node, ({ display }) => !/^(inline|contents)$/.test(display))?.getBoundingClientRect()
      const clip = nearest(node, ({ overflowX, overflowY }) => `${overflowX}${overflowY}` !== 'visiblevisible')
      // What scrolls, and can be scrolled by keys, cuts nothing off: a table of figures is wider than a phone.
      const scrolls = nearest(node, ({ overflowX }) => /auto|scroll/.test(overflowX))
      if (scrolls && scrolls.tabIndex >= 0 && scrolls !== document.body) continue
      const floats = nearest(node, ({ position }) => /sticky|fixed|absolute/.test(position)) !== null
      // A space at the end of a line that keeps its spaces hangs out unseen.
      const { whiteSpaceCollapse, fontSize } = getComputedStyle(parent)
      const hangs = whiteSpaceCollapse === 'preserve' ? Number.parseFloat(fontSize) / 3 : 0
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue
        const where = `“${text.slice(0, 40)}” (${parent.tagName.toLowerCase()}.${parent.className})`
        // A line may be taller than its box: letters of some scripts are. Half of it must not be.
        const tall = rect.height / 3
        if (box && (rect.left < box.left - SLACK - hangs || rect.right > box.right + SLACK + hangs)) {
          problems.push(`wider than its box: ${where}`)
        } else if (box && (rect.top < box.top - tall || rect.bottom > box.bottom + tall)) {
          problems.push(`taller than its box: ${where}`)
        }
        if (rect.left < -SLACK || rect.right > innerWidth + SLACK) problems.push(`out of the window: ${where}`)
        if (clip && clip !== document.body && clip !== document.documentElement) {
          const edge = clip.getBoundingClientRect()
          if (rect.left < edge.left - SLACK || rect.right > edge.right + SLACK) problems.push(`cut off: ${where}`)
        }
        seen.push({ text: where, node, rect, floats })
      }
    }
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        if (one.node === other.node || one.floats !== other.floats || one.floats) continue
        const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
        const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
        if (across > SLACK && down > Math.min(one.rect.height, other.rect.height) / 3) {
          problems.push(`over each other: ${one.text} and ${other.text}`)
        }
      }
    }
    for (const button of document.querySelectorAll<HTMLElement>('button, .button, select, .chip')) {
      if (
        isShown(button) &&
        button.scrollWidth > button.clientWidth + SLACK &&
        !(button instanceof HTMLSelectElement)
      ) {
        problems.push(`wider than its control: “${button.textContent?.slice(0, 40)}”`)
      }
    }
    return [...new Set(problems)]
  })
}

/**
 * Makes the words on the screen stand for those of a longer language: accents, and about two fifths more. What people
 * wrote, times and keys stay as they are.
 */
export async function lengthenWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const accents: Record<string, string> = { a: 'å', e: 'ë', i: 'ï', o: 'ø', u: 'ü', c: 'ç', n: 'ñ', y: 'ý', s: 'š' }
    const longer = (word: string) => {
      const accented = word.replace(/[aeioucnys]/g, (letter) => accents[letter] ?? letter)
      return accented + accented.slice(-Math.round(accented.length * 0.4) || accented.length)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      if (node.parentElement?.closest('bdi, blockquote, time, kbd, pre, textarea, script, style, svg, .number'))
        continue
      node.data = node.data.replace(/\p{L}{3,}/gu, longer)
    }
  })
}
