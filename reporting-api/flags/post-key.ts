import { hash } from 'node:crypto'
import type { Flag } from '../../utils/flag/flag.ts'

/** The parts of a query that name a post or a comment; the rest says from where somebody came. */
const NAMING = ['story_fbid', 'fbid', 'id', 'v', 'comment_id', 'reply_comment_id']

/** The same for each flag of one post, whoever sent it: SHA-256 of the link. Null where a flag has no link. */
export function postKey({ subject, capture }: Pick<Flag, 'subject' | 'capture'>): string | null {
  const url = URL.parse(subject.link ?? capture?.permalink?.value ?? '')
  if (!url) return null
  const named = NAMING.flatMap((name) => url.searchParams.getAll(name).map((value) => `${name}=${value}`))
  const host = url.hostname.replace(/^(www|m|mbasic|web|touch)\./, '')
  const text = [host, url.pathname.replace(/\/+$/, ''), ...named].join('\n')
  return hash('sha256', text)
}
