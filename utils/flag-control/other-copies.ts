import { INSIDE } from './control-element.ts'

/** Opens an element's closed shadow root; a browser's own privilege for extensions. */
export type OpenRoot = (element: HTMLElement) => ShadowRoot | null

/**
 * Takes away the controls that an earlier copy of this script left in the page: the extension was updated under it and
 * the browser ran the new script in the open tab. They are known by what is inside their closed shadow root, so the
 * page can't tell them from any other unknown element.
 */
export function removeOtherCopies(page: Document, openRoot: OpenRoot): void {
  for (const element of page.querySelectorAll<HTMLElement>('*')) {
    if (/^x-[a-z]+$/.test(element.localName) && openRoot(element)?.querySelector(`.${INSIDE}`)) element.remove()
  }
}
