import type { PostReading } from '../../utils/flag/post-reading.ts'
import { sure } from './example-capture.ts'

/** What a content script reads of a post, with the given fields in place of its own. */
export function exampleReading(fields: Partial<PostReading> = {}): PostReading {
  return {
    platform: 'facebook',
    page: 'https://www.facebook.com/',
    pageLanguage: 'sw',
    onScreen: false,
    alone: false,
    author: sure('Sauti ya Bonde'),
    authorHref: 'https://www.facebook.com/sauti.ya.bonde',
    text: sure('Magugu yang’olewe.'),
    truncated: false,
    postedAt: sure('6 h'),
    links: [],
    comments: [],
    video: false,
    picture: false,
    slides: null,
    ...fields,
  }
}
