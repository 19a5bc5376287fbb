// A page without layout whose frames and idle moments come when the test says so.
import { vi } from 'vitest'
import { controlTexts } from '../../../entrypoints/background/control-texts.ts'
import type { ControlTexts } from '../../../utils/flag-control/control-texts.ts'
import { nearestLanguage } from '../../../utils/i18n/languages.ts'
import type { Platform } from '../../../utils/platforms/platform.ts'

export const TEXTS: ControlTexts = controlTexts(nearestLanguage(['en']))

export interface Moments {
  frames: number
  /** Lets all that waits for a frame or an idle moment happen, and what that asks for, for some rounds. */
  pass(): Promise<void>
}

/** Takes over frames and idle moments. */
export function takeMoments(): Moments {
  let waiting: (() => void)[] = []
  const moments: Moments = {
    frames: 0,
    async pass() {
      for (let round = 0; round < 20; round += 1) {
        // Observers report and promises settle between the moments; hashing takes real turns of the event loop.
        await new Promise((resolve) => setImmediate(resolve))
        await new Promise((resolve) => setImmediate(resolve))
        const due = waiting
        waiting = []
        for (const happen of due) happen()
      }
    },
  }
  const ask = (happen: (time: never) => void) => waiting.push(() => happen(performance.now() as never))
  vi.stubGlobal('requestAnimationFrame', (happen: (time: never) => void) => {
    moments.frames += 1
    return ask(happen)
  })
  vi.stubGlobal('requestIdleCallback', ask)
  return moments
}

/** A site of `<article data-author>` posts. Nothing is read of them here. */
export function exampleSite(): Platform {
  const unread = () => {
    throw new Error('not to be read')
  }
  return {
    name: 'facebook',
    feedRoute: () => null,
    linkKind: () => undefined,
    errorLink: /^never$/,
    signedIn: 'never',
    posts(root) {
      const around = root instanceof Element ? root.closest('article') : null
      return around ? [around] : Array.from(root.querySelectorAll('article'))
    },
    authorName: (post) => post.getAttribute('data-author'),
    slot: (post) => ({ container: post.querySelector('.card') ?? post }),
    read: unread,
    sketch: unread,
    isLinkWithheld: unread,
    revealLink: unread,
  }
}

/** A post of that site. */
export function example(author: string, text = 'Words that are long enough'): HTMLElement {
  const post = document.createElement('article')
  post.dataset.author = author
  post.innerHTML = `<p dir="auto"></p>`
  post.firstElementChild?.append(text)
  return post
}

/** The hosts of the controls in the document. */
export function hosts(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('*')).filter(({ localName }) => /^x-[a-z]+$/.test(localName))
}
