import type { Capture, Reading } from '../../utils/flag/capture.ts'

/** A reading that the page gives clearly. */
export function sure<T>(value: T, source = 'test'): Reading<T> {
  return { value, source, sure: 'yes' }
}

/** What the page does not say. */
export const unknown: Reading<never> = { value: null, source: 'none', sure: 'no' }

/** An invented post as a platform captures it. */
export function exampleCapture(changes: Partial<Capture> = {}): Capture {
  return {
    platform: 'facebook',
    permalink: sure('https://www.facebook.com/sauti.ya.bonde/posts/1020304050'),
    ids: { post: '1020304050' },
    author: sure('Sauti ya Bonde'),
    authorLink: sure('https://www.facebook.com/sauti.ya.bonde'),
    text: sure('Magugu ya pale sokoni lazima yang’olewe.'),
    truncated: false,
    postedAt: sure('21 November at 18:40'),
    kind: 'post',
    media: { kind: 'none' },
    isReshare: false,
    pageLanguage: 'sw',
    capturedAt: '2026-11-21T18:41:00.000Z',
    capturedBy: 'fieldflag/0.1.0',
    ...changes,
  }
}
