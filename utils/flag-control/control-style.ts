import CSS from './control.css?inline'

let shared: CSSStyleSheet | null = null

/** Gives a shadow root the control's look: one style sheet for all controls. */
export function styleControl(root: ShadowRoot): void {
  if (!shared) {
    shared = new CSSStyleSheet()
    shared.replaceSync(CSS)
  }
  root.adoptedStyleSheets = [shared]
}
