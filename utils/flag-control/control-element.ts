import { styleControl } from './control-style.ts'
import { type ControlTexts, type ControlWords, controlName, type Mark } from './control-texts.ts'
import type { Theme } from './page-theme.ts'

/**
 * One control. The page sees only `host`: an unknown element without content. Plain data without functions of its own,
 * which could keep alive what was there when it was made: it goes from post to post.
 */
export interface ControlElement {
  host: HTMLElement
  button: HTMLButtonElement
  /** True where it lies over its container's corner. */
  overlay: boolean
  /** The words that it shows now; null before it has any. */
  shown: ControlWords | null
}

/** A name that no page knows beforehand, new on each page. Letters only: it must be a valid custom element name. */
export const TAG = `x-${crypto.randomUUID().replace(/[\d-]/g, '')}`
/** Class inside the closed shadow root, by which another copy of this script knows our hosts. The page can't see it. */
export const INSIDE = 'fieldflag'

/** Makes a control, which has no words yet. It has no listeners: input reaches it through the guard alone. */
export function createControlElement(page: Document, theme: Theme): ControlElement {
  const host = page.createElement(TAG)
  const root = host.attachShadow({ mode: 'closed' })
  styleControl(root)
  const button = page.createElement('button')
  button.className = INSIDE
  button.dataset.theme = theme
  root.append(button)
  return { host, button, overlay: false, shown: null }
}

/** Lets the control lie over its container's corner, or take a line of its own. */
export function layOver(control: ControlElement, overlay: boolean): void {
  if (overlay === control.overlay) return
  control.overlay = overlay
  control.host.toggleAttribute('data-overlay', overlay)
}

/** Sets what the control says, shows and is called. */
export function describeControl(
  control: ControlElement,
  texts: ControlTexts,
  author: string | null,
  mark: Mark | null,
): void {
  const { button, shown } = control
  const words = mark ? texts[mark] : texts
  button.setAttribute('aria-label', controlName(words, author))
  // Most often another post came into the place: only the name is another one.
  if (words === shown) return
  control.shown = words
  button.lang = texts.language
  if (mark) button.dataset.mark = mark
  else delete button.dataset.mark
  // The word is an attribute, which the style sheet shows: two nodes less in each post.
  button.dataset.word = words.word
  button.disabled = mark === 'orphaned'
}
