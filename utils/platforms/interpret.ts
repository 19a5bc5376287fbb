// What readings of posts say, their addresses understood: for the background.
import type { Capture, Reading } from '../flag/capture.ts'
import type { PostReading, PostSketch } from '../flag/post-reading.ts'
import * as facebook from './facebook/interpret-post.ts'
import * as instagram from './instagram/interpret-post.ts'
import { withoutInvisible } from './invisible-characters.ts'
import type { CaptureSurroundings } from './platform.ts'
import type { PostIdentity } from './post-identity.ts'
import { UNKNOWN } from './reading.ts'
import { tidyText } from './tidy-text.ts'

const SITES = { facebook, instagram }

/** The capture of a post, of what a content script read of it. */
export function interpretPost(post: PostReading, surroundings: CaptureSurroundings): Capture {
  const cleaned = { ...post, author: clean(post.author), text: cleanText(post), postedAt: clean(post.postedAt) }
  return SITES[post.platform].interpretPost(cleaned, surroundings)
}

/** Who a post is, of what a content script read of it without styles. */
export function identifyPost(post: PostSketch): PostIdentity {
  return SITES[post.platform].identifyPost(post)
}

/** Joiners that join nothing are a watermark. What content scripts leave in, since telling them apart takes much code. */
function clean(read: Reading<string>): Reading<string> {
  const value = withoutInvisible(read.value ?? '').trim()
  return value ? { ...read, value } : UNKNOWN
}

function cleanText({ text, truncated }: PostReading): Reading<string> {
  return clean({ ...text, value: tidyText({ text: withoutInvisible(text.value ?? ''), truncated }) })
}
