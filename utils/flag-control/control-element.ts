import { styleControl } from './control-style.ts'
import { type ControlTexts, controlName, type Mark } from './control-texts.ts'
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

/** Makes a control. It has no listeners: input reaches it through the guard alone. */
export function createControlElement({
  page,
  overlay,
  texts,
  theme,
  author,
}: {
  page: Document
  /** It lies over its post instead of standing in it. */
  overlay: boolean
  texts: ControlTexts
  theme: Theme
  author: string | null
}): ControlElement {
  const host = page.createElement(TAG)
  if (overlay) host.dataset.overlay = ''
  const root = host.attachShadow({ mode: 'closed' })
  styleControl(root)
  if (template?.texts !== texts || template.theme !== theme) {
    template = { texts, theme, button: createButton(page, texts, theme) }
  }
  const button = template.button.cloneNode(true) as HTMLButtonElement
  button.setAttribute('aria-label', controlName(texts, author))
  root.append(button)
  return {
    host,
    describe(texts, author, mark) {
      describe(button, texts, author, mark)
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
  button.append(page.createElement('span'))
  describe(button, texts, null, null)
  return button
}

function describe(button: HTMLButtonElement, texts: ControlTexts, author: string | null, mark: Mark | null): void {
  const words = mark ? texts[mark] : texts
  button.setAttribute('aria-label', controlName(words, author))
  button.lang = texts.language
  button.dataset.mark = mark ?? ''
  const span = button.lastElementChild as HTMLElement
  span.textContent = words.word
}
