import type { Send } from '../../utils/messages/send.ts'
import type { ContentCalls } from '../../utils/messages/site-contract.ts'
import type { Platform } from '../../utils/platforms/platform.ts'

/**
 * Reads a post at the user's click and hands it over at once. Where the page withholds its link, it gets up to a second
 * to show it, and the post as it then stands follows.
 */
export async function flagPost({
  platform,
  post,
  send,
  signal,
}: {
  platform: Platform
  post: Element
  send: Send<ContentCalls>
  signal: AbortSignal
}): Promise<void> {
  const captureId = crypto.randomUUID()
  const finished = !platform.isLinkWithheld(post)
  const started = send('capture.start', { captureId, reading: platform.read(post), finished })
  await Promise.all([started, finished || platform.revealLink(post, signal)])
  if (!finished) await send('capture.finish', { captureId, reading: platform.read(post) })
}
