/** What is kept from people's eyes by the page's own word, such as the feed behind a dialog. */
const HIDDEN = '[hidden],[aria-hidden="true"]'

/** The document that `root` is, or is part of. */
export function pageOf(root: ParentNode): Document {
  return root.ownerDocument ?? (root as Document)
}

/** True where neither the element nor anything around it is marked as hidden. Reads no styles. */
export function isShown(element: Element): boolean {
  return !element.closest(HIDDEN)
}

/** The part of the page that is in front: an open dialog that passes, else `main`; null where there is neither. */
export function foreground(page: Document, passes: (dialog: Element) => boolean): Element | null {
  for (const dialog of page.querySelectorAll('[role=dialog]')) if (isShown(dialog) && passes(dialog)) return dialog
  const main = page.querySelector('main,[role=main]')
  return main && isShown(main) ? main : null
}

/** The element where it has to do with `root`: is in it, or around it. */
export function ifConcerned(element: Element | null, root: ParentNode): Element[] {
  return element && (root.contains(element) || element.contains(root)) ? [element] : []
}

/** A picture or video that is looked at: not the small picture of an account, which stands in a link or at a button. */
export function hasMedia(element: Element, pictures = 'img'): boolean {
  if (element.querySelector('video')) return true
  return Array.from(element.querySelectorAll(pictures)).some(
    (picture) => !picture.closest('a,[role=link],canvas,header'),
  )
}
