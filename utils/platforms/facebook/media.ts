import type { Capture } from '../../flag/capture.ts'
import type { PostReading } from '../../flag/post-reading.ts'
import { parsePermalink } from './permalink.ts'
import { attachedPermalinks, type PostAddress } from './post-address.ts'

const FACEBOOK_OWN = /(?:^|\.)(?:facebook|fb|instagram)\.com$/

/** What the post shows. */
export function shownMedia(post: PostReading, { permalink }: PostAddress): Capture['media'] {
  if (!post.onScreen) return attachedMedia(post)
  const kind = permalink?.kind
  if (kind === 'photo') return { kind, count: 1 }
  if (kind === 'reel' || kind === 'video') return { kind }
  return { kind: post.video ? 'video' : 'photo' }
}

function attachedMedia(post: PostReading): Capture['media'] {
  const attached = post.links.filter(({ part }) => part === 'attachment')
  const kinds = attachedPermalinks(post).map(({ kind }) => kind)
  if (kinds.includes('reel')) return { kind: 'reel' }
  if (post.video || kinds.includes('video')) return { kind: 'video' }
  const photos = attached.filter(({ href }) => parsePermalink(href)?.kind === 'photo')
  const ids = new Set(photos.map(({ href }) => parsePermalink(href)?.postId))
  if (ids.size > 0) {
    // "+5" over the last picture: there are more than are shown.
    return photos.some(({ words }) => words) ? { kind: 'photo' } : { kind: 'photo', count: ids.size }
  }
  if (attached.some(({ href }) => leadsElsewhere(href))) return { kind: 'link' }
  return post.picture ? { kind: 'photo' } : { kind: 'none' }
}

function leadsElsewhere(href: string): boolean {
  const target = URL.parse(href)
  if (!target || !/^https?:$/.test(target.protocol)) return false
  return !FACEBOOK_OWN.test(target.hostname) || target.pathname === '/l.php'
}
