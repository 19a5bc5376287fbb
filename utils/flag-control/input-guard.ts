/**
 * Everything a pointer, finger or key does, and what follows from it: a touch captures its pointer by itself, things of
 * the page can be dragged over a control, Ctrl+C with the focus on one copies. Left alone: focus (the page can see that
 * the host has it anyway); `wheel` and `scroll`, which move the page and not the control; `beforeinput` and `input`,
 * since nothing in a control can be written in; `pointerlockchange` and `fullscreenchange`, which only the page brings about.
 */
const INPUT = [
  // The last two are of the pointer alone.
  ...'down up move over out enter leave cancel rawupdate'
    .split(' ')
    .flatMap((what) => [`mouse${what}`, `pointer${what}`]),
  ...(
    'touchstart touchend touchmove touchcancel drag dragstart dragend dragenter dragover dragleave ' +
    'click dblclick auxclick contextmenu DOMActivate drop selectstart copy cut paste keydown keypress keyup ' +
    'gotpointercapture lostpointercapture'
  ).split(' '),
]

/**
 * Keeps the user's input on our own elements from the page, and hands real clicks (by pointer, Enter or Space) on.
 * Must run before any script of the page: the first capturing listener on the window is the first to see an event.
 * What the browser does by itself (moving focus, pressing the button) still happens. Forged input is left alone:
 * it does nothing, and the page learns nothing from its own events.
 */
export function guardInput(
  window: Window,
  {
    postOf,
    onClick,
    onNear,
    signal,
  }: {
    /** The post that one of our elements stands for; undefined for all others. */
    postOf(target: Element): Element | undefined
    onClick(post: Element): void
    /** The pointer came over one of ours: a click may follow. */
    onNear(): void
    signal: AbortSignal
  },
): void {
  const keep = (event: Event) => {
    const { target, type } = event
    // From outside a closed shadow root the target is the host. Where it is no element, it is none of ours either.
    const post = event.isTrusted && postOf(target as Element)
    if (!post) return
    event.stopImmediatePropagation()
    if (type === 'click') onClick(post)
    if (type === 'pointerover') onNear()
  }
  const options = { capture: true, passive: true }
  for (const type of INPUT) window.addEventListener(type, keep, options)
  // One that is told of the end: with `signal` in the options the browser keeps one for each kind of input.
  signal.addEventListener('abort', () => {
    for (const type of INPUT) window.removeEventListener(type, keep, options)
  })
}
