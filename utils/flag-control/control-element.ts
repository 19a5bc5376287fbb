import { styleControl } from './control-style.ts'
import { type ControlTexts, type ControlWords, controlName, type Mark } from './control-texts.ts'
import type { Theme } from './page-theme.ts'

/** One control in one post. The page sees only `host`: an unknown element without content. */
export interface ControlElement {
  host: HTMLElement
  /** Sets what the control says, shows and is called. */
  describe(texts: ControlTexts, author: string | null, mark: Mark | null): void
  paint(theme: Theme): void
}

/** A name that no page knows beforehand, new on each page. Letters only: it must be a valid custom element name. */
export const TAG = `x-${crypto.randomUUID().replace(/[\d-]/g, '')}`
/** Class inside the closed shadow root, by which another copy of this script knows our hosts. The page can't see it. */
export const INSIDE = 'fieldflag'

/** Copied for each control: a feed makes hundreds, of a handful of kinds. */
let template: { texts: ControlTexts; theme: Theme; button: HTMLButtonElement } | null = null

/** Makes a control, which has no name yet. It has no listeners: input reaches it through the guard alone. */
export function createControlElement({
  page,
  overlay,
  texts,
  theme,
}: {
  page: Document
  /** It lies over its post instead of standing in it. */
  overlay: boolean
  texts: ControlTexts
  theme: Theme
}): ControlElement {
  const host = page.createElement(TAG)
  if (overlay) host.dataset.overlay = ''
  const root = host.attachShadow({ mode: 'closed' })
  styleControl(root)
  if (template?.texts !== texts || template.theme !== theme) {
    template = { texts, theme, button: createButton(page, texts, theme) }
  }
  const button = template.button.cloneNode() as HTMLButtonElement
  let shown: ControlWords = texts
  root.append(button)
  return {
    host,
    describe(texts, author, mark) {
      const words = mark ? texts[mark] : texts
      button.setAttribute('aria-label', controlName(words, author))
      // Most often another post came into the place: only the name is another one.
      if (words === shown) return
      shown = words
      show(button, texts, mark)
      button.disabled = mark === 'orphaned'
    },
    paint(theme) {
      button.dataset.theme = theme
    },
  }
}

function createButton(page: Document, texts: ControlTexts, theme: Theme): HTMLButtonElement {
  const button = page.createElement('button')
  button.className = INSIDE
  button.dataset.theme = theme
  show(button, texts, null)
  return button
}

/** The word is an attribute, which the style sheet shows: two nodes less in each post. */
function show(button: HTMLButtonElement, texts: ControlTexts, mark: Mark | null): void {
  button.lang = texts.language
  if (mark) button.dataset.mark = mark
  else delete button.dataset.mark
  button.dataset.word = (mark ? texts[mark] : texts).word
}
