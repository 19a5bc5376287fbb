import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MANIFEST = {
  manifest_version: 3,
  name: 'Floor of the bench',
  version: '1',
  content_scripts: [{ matches: ['https://www.facebook.com/*'], js: ['floor.js'], run_at: 'document_start' }],
}

/**
 * The same result as ours, written by hand for this one feed: one observer; in each post one button that is named after
 * the author, in a closed shadow root with a style sheet, as no page could otherwise be kept from reading it. It knows
 * one mark of a post and one place of the author, looks at nothing else, and guards nothing.
 */
const SCRIPT = `
const sheet = new CSSStyleSheet()
sheet.replaceSync('button { inline-size: 32px; block-size: 32px; border: 0; background: none }')
const template = document.createElement('button')
template.append(document.createElement('span'))
const buttons = new WeakMap()
const add = (post) => {
  const label = 'Flag the post of ' + post.querySelector('h4 a')?.textContent
  const last = post.lastElementChild
  let button = last && buttons.get(last)
  if (!button) {
    const host = document.createElement('x-floor')
    const root = host.attachShadow({ mode: 'closed' })
    root.adoptedStyleSheets = [sheet]
    button = template.cloneNode(true)
    root.append(button)
    buttons.set(host, button)
    post.append(host)
  }
  button.setAttribute('aria-label', label)
}
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (!(node instanceof Element) || buttons.has(node)) continue
      const post = node.closest('[aria-posinset]')
      if (post) add(post)
      else for (const inner of node.querySelectorAll('[aria-posinset]')) add(inner)
    }
  }
}).observe(document, { childList: true, subtree: true })
`

/** Writes the hand-written floor as an extension of its own into a temporary folder that is gone after disposal. */
export function writeFloorExtension(): { folder: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'bench-floor-'))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST))
  writeFileSync(join(folder, 'floor.js'), SCRIPT)
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
