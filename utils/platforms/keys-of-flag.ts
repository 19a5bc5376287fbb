import type { KeptCapture, PlatformName } from '../flag/capture.ts'
import type { Subject } from '../flag/subject.ts'
import { parsePermalink } from './permalink.ts'
import { identityOf } from './post-identity.ts'
import { authorKey, idKeys, textKeys } from './post-keys.ts'
import { stableIds } from './same-permalink.ts'

/**
 * The keys under which a flag's post is known again, of what the flag holds and nothing else; null where its subject is
 * no post of the two sites.
 */
export function keysOfFlag({
  subject,
  capture,
}: {
  subject: Subject
  capture: KeptCapture | null
}): { platform: PlatformName; keys: string[] } | null {
  if (subject.type !== 'post') return null
  const links = [subject.link, capture?.permalink?.value].flatMap((link) => (link ? (parsePermalink(link) ?? []) : []))
  const platform = capture?.platform ?? links[0]?.platform
  if (!platform) return null
  const { ids, author, text, truncated = true, isReshare } = capture ?? {}
  const identity = identityOf(links, author?.value ?? null)
  // In a re-share the capture's ids may be the original's.
  if (ids && (isReshare === false || links.length === 0))
    identity.own.push(...stableIds({ platform, permalink: null, ids }))
  identity.attached = [...named(platform, 'photo', ids?.photo), ...named(platform, 'video', ids?.video)]
  const by = authorKey(identity)
  const keys = [
    ...idKeys(identity),
    ...(by ? [by] : []),
    ...(text?.value ? textKeys(identity, text.value, truncated, true) : []),
  ]
  return { platform, keys }
}

function named(platform: PlatformName, kind: 'photo' | 'video', postId: string | undefined): string[] {
  return postId ? stableIds({ platform, permalink: { platform, kind, postId, canonicalUrl: '' } }) : []
}
